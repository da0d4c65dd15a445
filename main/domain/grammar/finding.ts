export const ruleIds = [
  'length', 'sentences', 'forbidden-word', 'imperative', 'exclamation', 'superlative', 'triad', 'figure', 'figures-differ', 'price',
] as const;

export type RuleId = (typeof ruleIds)[number];

/** One breach of the grammar. `where` points into the document; `words` say it to a staff member. */
export type Finding = { readonly rule: RuleId; readonly where: string; readonly words: string };
