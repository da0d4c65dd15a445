import type { ClientDraft } from './client-draft.ts';

/** Written as the advisors of Geneva write: in French, nothing a client could not read. */
export const geneveClients: readonly ClientDraft[] = [
  {
    boutiqueId: 'geneve',
    externalKey: 'serac:client:0001',
    card: {
      id: '01980000-0000-7000-8000-000000000001',
      givenName: 'Hélène',
      familyName: 'Vauthier',
      nameOrder: 'given-first',
      honorific: 'Madame',
      initials: 'H.V.',
      locale: 'fr',
      facts: [
        { text: 'Regarde la Bédière depuis trois mois, toujours en or.', source: 'sélection en ligne', date: '2026-11-21', whyNow: 'La pièce en or est en boutique jusqu’à la fin du mois.' },
        { text: 'Sa Regel n’a pas eu d’essai d’étanchéité depuis dix-huit mois.', source: 'carnet d’entretien', date: '2025-05-14', whyNow: 'L’essai peut se faire pendant le rendez-vous.' },
        { text: 'Préfère qu’on lui écrive la veille plutôt qu’un appel.', source: 'dit à Claire', date: '2026-09-03', whyNow: 'Le rendez-vous est à confirmer.' },
      ],
      nextGesture: { text: 'Poser la Bédière et la Regel côte à côte sur le plateau.', why: 'Elle hésite sur la taille ; elle connaît la Regel à son poignet.' },
      preferences: [
        { text: 'Bracelets courts, cuir ardoise.', source: 'essayage, Claire', date: '2026-09-03' },
        { text: 'Café sans sucre, la table près de la fenêtre.', source: 'visite, Claire', date: '2025-05-14' },
      ],
      selection: [
        { watchId: 'W-MOR-02', source: 'online', since: '2026-08-19' },
        { watchId: 'W-NEV-02', source: 'boutique', since: '2026-09-03' },
      ],
      owned: [{ serial: 'NEV01-0003', watchId: 'W-NEV-01', since: '2024-05-18' }],
      timeline: [
        { text: 'A rouvert la page de la Bédière, version or.', source: 'sélection en ligne', date: '2026-11-21', channel: 'online' },
        { text: 'A essayé la Rimaye ; l’a trouvée plus froide que la sienne.', source: 'visite, Claire', date: '2026-09-03', channel: 'boutique' },
        { text: 'Bracelet de la Regel remplacé, étanchéité éprouvée.', source: 'atelier, bon 2025-114', date: '2025-05-14', channel: 'service' },
        { text: 'A reçu sa Regel le jour de la naissance de sa petite-fille.', source: 'remise, Claire', date: '2024-05-18', channel: 'boutique' },
      ],
    },
    upcoming: { kind: 'boutique', openDaysAhead: 1, startsAt: 870, minutes: 45 },
  },
  {
    boutiqueId: 'geneve',
    externalKey: 'serac:client:0002',
    card: {
      id: '01980000-0000-7000-8000-000000000002',
      givenName: 'Oliver',
      familyName: 'Thackwray',
      nameOrder: 'given-first',
      honorific: 'Mr',
      initials: 'O.T.',
      locale: 'en',
      facts: [
        { text: 'Vit entre Londres et Delhi depuis janvier.', source: 'dit à Karim', date: '2026-10-08', whyNow: 'Le calibre SV28F ne règle pas la demi-heure de l’Inde : le lui dire d’emblée.' },
        { text: 'Demande toujours les cotes et les sources.', source: 'séance vidéo, Karim', date: '2026-10-08', whyNow: 'Le dossier technique SV28C est à préparer.' },
      ],
      nextGesture: { text: 'Ouvrir le mouvement du Verrou et ralentir le balancier.', why: 'Il a demandé ce que voulait dire un huitième.' },
      preferences: [{ text: 'Rendez-vous en anglais, tôt le matin.', source: 'séance vidéo, Karim', date: '2026-10-08' }],
      selection: [{ watchId: 'W-MOR-01', source: 'online', since: '2026-10-30' }],
      owned: [{ serial: 'ARE01-0003', watchId: 'W-ARE-01', since: '2023-11-09' }],
      timeline: [
        { text: 'A ajouté le Verrou en titane à sa sélection.', source: 'sélection en ligne', date: '2026-10-30', channel: 'online' },
        { text: 'A comparé les calibres SV28C et SV28F avec Karim.', source: 'séance vidéo, Karim', date: '2026-10-08', channel: 'video' },
        { text: 'Deux maillons ôtés, bracelet remis à sa mesure.', source: 'atelier, bon 2024-031', date: '2024-02-22', channel: 'service' },
        { text: 'A choisi l’Adret en acier.', source: 'remise, Claire', date: '2023-11-09', channel: 'boutique' },
      ],
    },
    upcoming: { kind: 'video', openDaysAhead: 2, startsAt: 630, minutes: 30 },
  },
  {
    boutiqueId: 'geneve',
    externalKey: 'serac:client:0003',
    card: {
      id: '01980000-0000-7000-8000-000000000003',
      givenName: '文澜',
      familyName: '林',
      nameOrder: 'family-first',
      honorific: '女士',
      initials: 'L.W.',
      locale: 'zh-Hans',
      facts: [
        { text: 'Cherche deux montres pour ses parents, un anniversaire de mariage en février.', source: 'dit à 文', date: '2026-11-12', whyNow: 'Une gravure demande six semaines.' },
        { text: 'A retenu Regel et Rimaye ensemble.', source: 'sélection en ligne', date: '2026-11-18', whyNow: 'Les deux pièces sont au coffre, à réserver.' },
      ],
      nextGesture: { text: 'Montrer les deux lunes à la même date, côte à côte.', why: 'La date de la noce compte plus que la boîte.' },
      preferences: [
        { text: 'Appels en mandarin, en fin de journée.', source: 'dit à 文', date: '2026-11-12' },
        { text: 'Thé vert.', source: 'visite, 文', date: '2026-11-12' },
      ],
      selection: [
        { watchId: 'W-NEV-01', source: 'online', since: '2026-11-18' },
        { watchId: 'W-NEV-02', source: 'online', since: '2026-11-18' },
      ],
      owned: [],
      timeline: [
        { text: 'A retenu deux montres à lune.', source: 'sélection en ligne', date: '2026-11-18', channel: 'online' },
        { text: 'Première visite ; a fait tourner le disque de lune jusqu’au 14 février.', source: 'visite, 文', date: '2026-11-12', channel: 'boutique' },
      ],
    },
    upcoming: { kind: 'boutique', openDaysAhead: 2, startsAt: 990, minutes: 45 },
  },
  {
    boutiqueId: 'geneve',
    externalKey: 'serac:client:0004',
    card: {
      id: '01980000-0000-7000-8000-000000000004',
      givenName: 'سلمى',
      familyName: 'الراشدي',
      nameOrder: 'given-first',
      honorific: 'السيدة',
      initials: 'س.ر.',
      locale: 'ar',
      facts: [
        { text: 'Son Ubac est à l’atelier, révision terminée le 24 novembre.', source: 'atelier, bon 2026-207', date: '2026-11-24', whyNow: 'Elle vient la reprendre.' },
        { text: 'A demandé à voir une lune en titane.', source: 'appel, Karim', date: '2026-11-10', whyNow: 'La Rimaye en titane peut être posée sur le plateau pendant la remise.' },
      ],
      nextGesture: { text: 'Remettre l’Ubac à l’heure de Mascate devant elle.', why: 'Elle part le soir même.' },
      preferences: [{ text: 'Conversation en arabe, salon fermé.', source: 'dit à Karim', date: '2025-10-02' }],
      selection: [{ watchId: 'W-NEV-02', source: 'advisor', since: '2026-11-10' }],
      owned: [{ serial: 'ARE02-0003', watchId: 'W-ARE-02', since: '2021-06-30' }],
      timeline: [
        { text: 'Révision terminée, procès-verbal joint.', source: 'atelier, bon 2026-207', date: '2026-11-24', channel: 'service' },
        { text: 'A demandé à voir une lune en titane.', source: 'appel, Karim', date: '2026-11-10', channel: 'phone' },
        { text: 'A confié son Ubac pour sa première révision.', source: 'visite, Karim', date: '2026-09-29', channel: 'boutique' },
        { text: 'Soirée à la manufacture ; a posé trois questions sur le brossage.', source: 'soirée, Karim', date: '2025-10-02', channel: 'event' },
      ],
    },
    upcoming: { kind: 'collection', openDaysAhead: 1, startsAt: 1020, minutes: 30 },
  },
];
