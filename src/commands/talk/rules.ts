const QUESTION =
  /[?]|吗|呢|么$|谁|哪[里个些儿天位种一家]|到哪|几[点号天个]|多少|怎么|咋|如何|怎样|为什么|为啥|是不是|是否|能不能|能否|可不可以|可否|有没有|了没(?=有?$|[,?])|没有$|签没签|到没到|啥时|什么(?=时|情|意|原|$)/;
const NOTICE =
  /大家|各位|各村|各镇|各乡|各单位|各部门|各支部|全体|所有|同志们|同志|记得|别忘|请(?:及时|尽快|抓紧|按|于|在|务必|大|各|未|还|没|速|到|注意|通|准)|抓紧|尽快|赶紧|赶快|及时|务必|必须|一律|不得|不准|严禁|严格|要求|规定|制度|通知|提醒|通报|截止|名单|统计|开始了|即将|为准|以下|如下|流程|说一下/;
const NOT_YET = /还没|还未|[没未不](?:签|到|打卡)|迟到/;
const LINK = /https?:|www\.|\.(?:com|cn|net|org)\b|weixin:|#小程序/;
const PROXY =
  /代签|代打|代(?:为|我|他|她|替)?(?:签|打卡)|(?:替|帮|代)(?!我)[^,\n]{1,8}?(?:签|打卡|到|报)|(?:替|帮|代)(?!我)(?:他|她|\p{Script=Han}{2,4})$/u;
const GREETING =
  /^(?:(?:尊敬的|亲爱的)?(?:各位|诸位|大家)?(?:领导|\p{Script=Han}?(?:书记|主任|镇长)|同事|同志|伙伴|老师|亲|家人)?们?(?:[、和,](?:各位)?(?:同事|同志|伙伴|老师)们?)?,?(?:大家)?(?:(?:早上?|上午|中午|下午|晚上|新年|节日|周[一二三四五六日])?(?:好|好啊|好呀|您好|你好|辛苦了?)(?:大家|各位)?|早(?:安|啊|呀|哈)?)|(?:尊敬的|各位)(?:各位)?(?:领导|同事|同志|书记)们?|大家|hi|hello|嗨|哈喽|嗯+|哦+|噢+|行|好的?|好滴|好嘞|好哒|ok|okay|没问题|没事|不好意思|抱歉|打扰(?:了|一下)?|对不起|报告|报告领导|汇报|周知)$/u;
const THANKS =
  /^(?:(?:非常|十分|万分)?(?:谢谢|感谢|多谢|辛苦|麻烦|谢)(?:了|啦|您|你|大家|领导|各位|书记|各位领导|理解|支持)*|3q|thx|thanks|(?:给(?:大家|您|你|领导|各位))?添麻烦了?|不胜感激|特此(?:申请|报告|说明|报备|告知)|此致|敬礼)$/;
const PLEA =
  /^(?:特?(?:请|望|恳请|敬请|盼|还请|希望|烦请|麻烦)?(?:予以|予|求|能|领导|书记|镇长|主任|各位|您|准予)*(?:批准|准假|批示|审批|同意|谅解|理解|知悉|审核|批一下|批下|批复|领导批准|准许)(?:一下|为盼|谢谢|为感)?|(?:请)?(?:可以|行|好|成|中|准)(?:吗|么|不|吧|不行|不好|不可以)?|可否|能否批准|行不行|好不好|可不可以|是否可以|妥否|当否|妥否请批示)$/;

/** Whether a folded text asks something. */
export function isQuestion(keys: string): boolean {
  return QUESTION.test(keys);
}

/** Whether a folded text tells others what to do, or speaks of others. */
export function isNotice(keys: string): boolean {
  return NOTICE.test(keys);
}

/** Whether a folded text says that somebody has not answered yet. */
export function isNotYet(keys: string): boolean {
  return NOT_YET.test(keys);
}

/** Whether a folded text holds a link. */
export function hasLink(keys: string): boolean {
  return LINK.test(keys);
}

/** Whether a folded text speaks of doing it for somebody else, which does not count. */
export function isProxy(keys: string): boolean {
  return PROXY.test(keys);
}

/** Whether a clause is only a greeting, thanks, or "please approve". */
export function isCourtesy(keys: string): boolean {
  return keys === "" || GREETING.test(keys) || THANKS.test(keys) || PLEA.test(keys);
}
