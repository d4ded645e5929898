/** The sign-in that is open when somebody tries the sample county. */
export const tryoutWords = {
  programme: { name: "试用", basis: "示例", purpose: "亲手试一试签到、请假和看板" },
  plan: "试用签到",
  body: "这是给试用者开的签到，一小时后结束。",
};

/** What to do when the queue does not answer. */
export const queueAdvice = {
  redis:
    "连不上 REDIS_URL 指定的 Redis。请检查地址，确认 Redis 已启动后再试；不用 Redis 时请删去这项设置。",
  postgres: "队列没有应答。请确认数据库正常后再试。",
};
