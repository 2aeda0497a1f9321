// The region's refusals: one number and one sentence each (docs/sandbox-platform.md).

const sentences = {
  400: '请求参数不合规',
  402: '报文签名验证失败',
  404: '接口不存在',
  1001: '人员信息不一致',
  1002: '仅参保人可备案',
  2001: '已有有效备案',
  2002: '备案不存在或已撤销',
  2003: '承诺制备案未满6个月，不可撤销',
  2004: '备案日期不符合规定',
  2005: '就医地不存在',
  3001: '重复提交',
  3002: '同一申请号内容不一致',
  3003: '发送方报文ID重复',
  3004: '该办件已评价',
} as const;
export type RefusalCode = keyof typeof sentences;

/** Thrown inside a transaction of the ledger, which it undoes. */
export class Refused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, detail?: string) {
    super(detail === undefined ? sentences[code] : `${sentences[code]}：${detail}`);
    this.code = code;
  }
}
