import type { NoticeDraft } from './draft.ts';
import { written } from './written.ts';

/** Informs; asks for nothing. It rests on the request itself, never on a marketing consent. */
export const notice: NoticeDraft = {
  textVersion: '2026-11-27.1',
  text: written(
    'Pour tenir ce rendez-vous, Sérac garde votre nom, un moyen de vous joindre et ce que vous avez choisi de dire. La boutique s\'en sert pour confirmer, puis l\'efface au bout de six mois si aucune relation ne suit. Vous pouvez demander à le voir, à le corriger ou à l\'effacer : donnees@serac.example.',
    'To keep this appointment, Sérac holds your name, one way to reach you and what you chose to say. The boutique uses it to confirm, then erases it after six months if nothing follows. You may ask to see it, to correct it or to have it erased: donnees@serac.example.',
    '为履行此次预约，Sérac 保存您的姓名、一种联系方式以及您选择告知的内容。专卖店仅用于确认；若此后再无往来，六个月后删除。您可要求查阅、更正或删除：donnees@serac.example。',
    'このご予約のため、Sérac はお名前、ご連絡先ひとつ、そしてお書きいただいた内容をお預かりします。ブティックが確認のために用い、その後のご縁がなければ六か月で消去します。閲覧、訂正、消去はいつでもお申し出いただけます。donnees@serac.example',
    'لأجل هذا الموعد تحفظ Sérac اسمكم ووسيلة واحدة للتواصل معكم وما اخترتم قوله. يستعملها البوتيك للتأكيد، ثم تُمحى بعد ستة أشهر إن لم تتبع ذلك علاقة. ويمكنكم طلب الاطلاع عليها أو تصحيحها أو محوها: donnees@serac.example.',
  ),
  retentionMonths: 6,
};
