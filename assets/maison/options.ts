import type { OptionDraft } from './draft.ts';
import { written } from './written.ts';

/** Variants by their names in the models; the first of each axis is the watch as shown. */

export const steelCase: OptionDraft = {
  axis: 'Case', variant: 'Case/Steel', name: written('Acier', 'Steel', '精钢', 'スティール', 'فولاذ'),
};
export const goldCase: OptionDraft = {
  axis: 'Case', variant: 'Case/Gold', name: written('Or 5N', '5N gold', '5N金', '5Nゴールド', 'ذهب 5N'),
};
export const titaniumCase: OptionDraft = {
  axis: 'Case', variant: 'Case/Titanium', name: written('Titane', 'Titanium', '钛', 'チタン', 'تيتانيوم'),
};
export const slateLeather: OptionDraft = {
  axis: 'Strap', variant: 'Strap/Leather-Slate', name: written('Cuir ardoise', 'Slate leather', '石板灰皮', 'スレートの革', 'جلد بلون الأردواز'),
};
export const chestnutLeather: OptionDraft = {
  axis: 'Strap', variant: 'Strap/Leather-Chestnut', name: written('Cuir châtaigne', 'Chestnut leather', '栗色皮', '栗色の革', 'جلد بلون الكستناء'),
};
export const inkRubber: OptionDraft = {
  axis: 'Strap', variant: 'Strap/Rubber-Ink', name: written('Caoutchouc encre', 'Ink rubber', '墨色橡胶', '墨色のラバー', 'مطاط بلون الحبر'),
};
export const snowFabric: OptionDraft = {
  axis: 'Strap', variant: 'Strap/Fabric-Snow', name: written('Toile neige', 'Snow fabric', '雪色织物', '雪色の布', 'قماش بلون الثلج'),
};
