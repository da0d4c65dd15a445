const currencyFirst = /(?:[€$£¥￥₣﷼]|CHF|EUR|USD|GBP|JPY|CNY|RMB|AED|SAR)\s*[\d٠-٩]/u;
const currencyLast = /[\d٠-٩][\d٠-٩\s.,’'\u202f\u00a0]*(?:[€$£¥￥﷼]|CHF|EUR|USD|GBP|JPY|CNY|RMB|AED|SAR|francs?|euros?|dollars?|pounds?|[万億]?円|万?元|人民币|درهم|يورو|فرنك|دولار|ريال|د\.إ)/iu;

/** An amount of money; the cost of a service may be spoken of, its amount is told by a person. */
export function priceIn(text: string): string | null {
  const found = currencyFirst.exec(text) ?? currencyLast.exec(text);
  return found === null ? null : `an amount of money ("${found[0].trim()}"), and this window shows no prices`;
}
