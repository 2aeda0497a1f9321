// The shelves on which 全部事项 keeps the services.

/** 查询, 异地就医, 待遇, 参保, 报销, 证明. */
export const serviceGroups = ['queries', 'remoteTreatment', 'benefits', 'enrolment', 'reimbursement', 'certificates'] as const;
export type ServiceGroup = (typeof serviceGroups)[number];
