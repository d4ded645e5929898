export const queueAdvice = {
  redis:
    "连不上 REDIS_URL 指定的 Redis。请检查地址，确认 Redis 已启动后再试；不用 Redis 时请删去这项设置。",
  postgres: "队列没有应答。请确认数据库正常后再试。",
};
