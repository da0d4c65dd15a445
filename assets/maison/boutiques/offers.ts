import type { OfferDraft } from '../draft.ts';
import { written } from '../written.ts';

const hour = 60;
const day = 24 * hour;

/** Every kind of appointment; a boutique may change how many it can receive at once. */
export function offersFor(capacity: { readonly boutique: number; readonly event: number }): OfferDraft[] {
  return [
    { kind: 'boutique', name: written('En boutique', 'At the boutique', '店内会面', 'ブティックで', 'في البوتيك'), minutes: 45, leadMinutes: 2 * hour, capacity: capacity.boutique },
    { kind: 'video', name: written('En vidéo', 'By video', '视频会面', 'ビデオで', 'عبر الفيديو'), minutes: 30, leadMinutes: 4 * hour, capacity: 1 },
    { kind: 'at-home', name: written('Chez vous', 'At your home', '登门拜访', 'ご自宅で', 'في منزلكم'), minutes: 60, leadMinutes: 2 * day, capacity: 1 },
    { kind: 'event', name: written('Une soirée à la manufacture', 'An evening with the makers', '与制表师的一晚', '時計師と過ごす夕べ', 'أمسية مع الصنّاع'), minutes: 120, leadMinutes: 7 * day, capacity: capacity.event },
    { kind: 'service', name: written('Confier une montre au service', 'Leaving a watch for service', '送表保养', '点検に預ける', 'إيداع ساعة للصيانة'), minutes: 30, leadMinutes: day, capacity: 1 },
    { kind: 'collection', name: written('Retirer une montre', 'Collecting a watch', '领取腕表', '時計を受け取る', 'استلام ساعة'), minutes: 30, leadMinutes: day, capacity: 1 },
    { kind: 'now', name: written('Maintenant, ici', 'Now, here', '此刻，在此', '今、ここで', 'الآن، هنا'), minutes: 0, leadMinutes: 0, capacity: 3 },
  ];
}
