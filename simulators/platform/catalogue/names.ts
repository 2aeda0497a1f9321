// Invented names of drugs, herbs, treatments and consumables, put together from syllables; none of them is a real article.

import { one, pick } from './numbers.ts';

const list = (words: string): readonly string[] => words.split(' ');

const westernFirst = list('阿 依 奥 瑞 替 莫 拉 洛 克 头 氨 左 右 美 格 伏 利 卡 苯 氟 地 舍 西 培 达 恩 托 普 帕 尼 曲 雷 特 甲 乙 吡');
const westernMiddle = list('莫 司 罗 沙 西 拉 普 孢 伐 替 韦 诺 格 美 列 妥 丙 吡 他 洛 昔 氯 洛尔 米 舒 布 贝 芬 坦 多 维');
const westernLast = list('林 平 汀 定 坦 酮 唑 星 辛 素 胺 酯 钠 尼 韦 醇 嗪 明 芬 肽 单抗 沙坦 他汀 洛尔 拉唑 沙星 地平 西林 格列净 替尼');
const salts = list('盐酸 硫酸 枸橼酸 马来酸 富马酸 甲磺酸 复方 注射用 重组人 左旋');
const westernForms = list('片 胶囊 分散片 缓释片 肠溶片 颗粒 注射液 口服溶液 滴眼液 乳膏 干混悬剂 软胶囊 缓释胶囊 气雾剂 栓剂');

const patentHead = list(
  '清热 活血 补中 益气 六味 安神 健脾 养阴 祛风 舒肝 润肺 止咳 通络 强肾 明目 降脂 化痰 消食 养血 温经 重楼 参芪 乌鸡 银翘 藿香',
);
const patentMiddle = list('解毒 化瘀 益肾 地黄 和胃 清肺 除湿 止痛 理气 通便 生脉 固本 宁心 养肝 散结 利咽 补血 定喘 长春 单参 乐脉');
const patentForms = list('丸 颗粒 口服液 胶囊 片 糖浆 合剂 膏 散 滴丸 软胶囊 贴膏 酊 浓缩丸');

const herbPlaces = list('川 云 广 怀 杭 浙 北 南 土 山 水 野 金 银 紫 赤 白 黑 青 黄');
const herbCores = list('芪 参 术 芍 归 草 连 芩 柏 苓 芎 黄 藤 杞 楝 菊 花 贝 柴 葛 芷 薇 楼 莲 蓟 艾 萸 斛 薄荷 茯苓 牛膝 当归');
const herbParts = list('根 皮 叶 子 仁 藤 枝 花 粉 片 段 丝 块');
const herbWays = list('酒 蜜 盐 醋 炒 煅 制 麸炒 清炒 姜 焦 炙');

const bodyParts = list(
  '颅脑 颈椎 胸部 腹部 盆腔 腰椎 肩关节 膝关节 髋关节 心脏 肝脏 肾脏 甲状腺 乳腺 眼底 鼻窦 口腔 冠状动脉 下肢静脉 脊柱',
);
const methods = list('磁共振 彩色多普勒超声 计算机断层 数字化 电子内镜下 腹腔镜下 微创 经皮 显微镜下 机器人辅助 三维 动态 增强 常规 床旁');
const acts = list(
  '平扫 增强扫描 检查 成像 造影术 穿刺术 切除术 修补术 置换术 引流术 活检术 探查术 固定术 康复训练 推拿治疗 针刺治疗 灌注治疗 监测',
);

const materials = list('钛合金 可吸收 一次性使用 硅胶 聚氨酯 医用高分子 不锈钢 聚丙烯 涂层 带线 生物型 骨水泥型 药物洗脱 超滑 抗菌');
const articles = list(
  '接骨板 螺钉 支架 导管 导丝 球囊 缝合线 敷料 人工晶体 髋臼杯 股骨柄 椎间融合器 补片 吻合器 注射器 输液器 留置针 引流袋 止血纱布 微导管 封堵器',
);
const uses = list('锁定型 解剖型 直型 双腔 三腔 加压型 加强型 可调弯 单包装 套装 儿童型 左侧 右侧 长柄 组合式');

export interface Naming {
  readonly name: string;
  readonly specification: string;
}

export function westernDrug(index: number): Naming {
  const salt = pick(index, 1, 3) === 0 ? one(salts, index, 2) : '';
  const middle = one(westernMiddle, index, 4) + (pick(index, 5, 3) === 0 ? one(westernMiddle, index, 6) : '');
  return {
    name: salt + one(westernFirst, index, 3) + middle + one(westernLast, index, 7) + one(westernForms, index, 8),
    specification: `${[5, 10, 25, 50, 100, 250, 500][pick(index, 9, 7)]}mg×${[6, 7, 10, 12, 14, 20, 24, 28][pick(index, 10, 8)]}`,
  };
}

export function patentDrug(index: number): Naming {
  return {
    name:
      one(patentHead, index, 1) +
      one(patentMiddle, index, 2) +
      (pick(index, 3, 2) === 0 ? one(herbCores, index, 4) : '') +
      one(patentForms, index, 5),
    specification: `${[3, 5, 6, 9, 10, 15][pick(index, 6, 6)]}g×${[6, 9, 10, 12, 20][pick(index, 7, 5)]}袋`,
  };
}

export function herb(index: number): Naming {
  const way = pick(index, 1, 2) === 0 ? one(herbWays, index, 2) : '';
  return { name: way + one(herbPlaces, index, 3) + one(herbCores, index, 4) + one(herbParts, index, 5), specification: '千克' };
}

export function treatment(index: number): Naming {
  const depth = pick(index, 4, 4) === 0 ? `（${one(['单侧', '双侧', '每增加一个部位', '加收', '儿童'], index, 5)}）` : '';
  return { name: one(bodyParts, index, 1) + one(methods, index, 2) + one(acts, index, 3) + depth, specification: '次' };
}

export function consumable(index: number): Naming {
  return {
    name: one(materials, index, 1) + one(uses, index, 2) + one(articles, index, 3),
    specification: `${one(['S', 'M', 'L', 'XL'], index, 4)}-${10 + pick(index, 5, 490)}`,
  };
}

const sites = list('演示 样例 虚构 示范 试验 假想');
const saints = list('同安 康泰 仁和 惠民 百草 益民 福寿 长春 博爱 民生 健安 普济 永康 德安 乐仁');
const wards = list('人民医院 中医院 妇幼保健院 第一医院 第二医院 骨科医院 康复医院 口腔医院 中西医结合医院');
const small = list('社区卫生服务中心 卫生院 村卫生室 诊所 综合门诊部');
const shops = list('大药房 药店 大药房连锁店 平价药房');

export function hospitalName(index: number, town: string, isSmall: boolean): string {
  const own = one(sites, index, 1) + one(saints, index, 2);
  return `${town}${own}${one(isSmall ? small : wards, index, 3)}`;
}

export const pharmacyName = (index: number, town: string): string =>
  `${town}${one(saints, index, 1)}${one(saints, index, 2)}${one(shops, index, 3)}${one(sites, index, 4)}${['一', '二', '三', '四', '五'][pick(index, 5, 5)]}店`;
