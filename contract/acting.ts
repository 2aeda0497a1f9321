// Acting for another person (代办): what the agent is to whom they act for. The one who acts is the agent (代办人), the other the principal.

/** What the agent is to the principal: who files for a parent is the `child`, and that is asked for most. */
export const relations = ['child', 'spouse', 'parent', 'sibling', 'guardian', 'other'] as const;
export type Relation = (typeof relations)[number];
