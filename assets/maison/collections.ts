import type { CollectionDraft } from './draft.ts';
import { written } from './written.ts';

export const collections: readonly CollectionDraft[] = [
  {
    id: 'moraine',
    name: 'Moraine',
    line: written(
      'Ce que le glacier a porté, il le dépose en pierre.',
      'What the glacier has carried, it lays down as stone.',
      '冰川所载之物，终化作石，留在山脚。',
      '氷河が運んだものは、石となって残る。',
      'ما حمله النهر الجليدي يضعه حجرًا عند سفحه.',
    ),
  },
  {
    id: 'neve',
    name: 'Névé',
    line: written(
      'La neige de l\'hiver passé, avant qu\'elle ne soit glace.',
      'Last winter\'s snow, before it turns to ice.',
      '去冬的雪，尚未成冰。',
      '去年の冬の雪。まだ氷になる前の。',
      'ثلج الشتاء الماضي، قبل أن يصير جليدًا.',
    ),
  },
  {
    id: 'arete',
    name: 'Arête',
    line: written(
      'Une ligne entre deux versants. Le jour n\'en tient qu\'un.',
      'A line between two slopes. Daylight holds only one.',
      '一线分两坡，日光只照一面。',
      '二つの斜面を分ける線。陽が当たるのは片側だけ。',
      'خط بين سفحين. والنهار لا يملك إلا واحدًا.',
    ),
  },
];
