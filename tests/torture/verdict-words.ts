import type { Count } from './count-deliveries.ts';
import type { Verdict } from './campaign.ts';
import { killsWords } from './strike-at-random.ts';

/** A verdict as lines for a person. */
export function verdictWords({ kills, line, chains, book, tryton, time }: Verdict): readonly string[] {
  return [
    `killed: ${killsWords(kills)}`,
    `the hub’s answers to the window: ${line.lost} lost, ${line.cut} cut, ${line.passed} passed`,
    `in the book: ${countWords(book)}`,
    ...(tryton === null ? [] : [`in Tryton: ${countWords(tryton)}; ${tryton.line}`]),
    ...(time === null ? [] : [`in PostgreSQL: confirmed ${time.confirmed} · declined ${time.declined} · given twice ${time.givenTwice} · unkept ${time.unkept} · left over ${time.leftOver}`]),
    `chains: ${chains.words}`,
  ];
}

/** Nothing acknowledged was lost, doubled, invented or stuck, no time given twice, no chain broken. */
export function isClean({ chains, book, tryton, time }: Verdict): boolean {
  const wrongIn = ({ lost, doubled, invented, undelivered }: Verdict['book']): number => lost + doubled + invented + undelivered;
  const wrongTimes = time === null ? 0 : time.givenTwice + time.unkept + time.leftOver;
  return chains.areWhole && wrongIn(book) + (tryton === null ? 0 : wrongIn(tryton)) + wrongTimes === 0;
}

function countWords({ acknowledged, lost, doubled, invented, undelivered }: Count & { readonly undelivered: number }): string {
  return `acknowledged ${acknowledged} · lost ${lost} · doubled ${doubled} · invented ${invented} · undelivered ${undelivered}`;
}
