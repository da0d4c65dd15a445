export const fr = {
  title: 'Votre rendez-vous', ask: 'Votre code', askHow: 'Seize lettres et chiffres, montrés par la vitrine ou écrits dans le message de la maison.', open: 'Voir le rendez-vous',
  unknown: 'Aucun rendez-vous ne porte ce code.', wait: 'Trop de codes inconnus. Réessayez dans dix minutes.', away: 'La maison ne répond pas pour l’instant. Rien n’a été changé.', again: 'Réessayer', reading: 'Un instant.',
  states: { requested: 'Votre demande est en route.', received: 'La boutique a reçu votre demande.', held: 'Ce moment vous est réservé. La boutique le confirmera.', confirmed: 'C’est confirmé.', moved: 'Le rendez-vous a un nouvel horaire.', cancelled: 'Ce rendez-vous est annulé.', declined: 'La boutique ne peut pas vous recevoir à ce moment.' },
  noTime: 'Sans moment précis : un conseiller vous en proposera un.', city: 'heure de {city}', video: 'Rejoindre en vidéo', videoLater: 'En vidéo. La boutique vous donnera le lien.', atHome: 'Chez vous. Un conseiller convient de l’adresse avec vous.',
  calendar: 'Mettre à l’agenda', change: 'Changer le moment', cancel: 'Annuler le rendez-vous', keep: 'Ne rien changer', sure: 'Annuler ce rendez-vous ?', sureYes: 'Oui, l’annuler',
  day: 'Jour', noneThatDay: 'Rien de libre ce jour-là.', notDone: { taken: 'Ce moment n’est plus libre. Rien n’a été changé.', 'changed-meanwhile': 'Il a changé entre-temps. Voici où il en est.', over: 'Il ne peut plus être changé ici.' }, call: 'Appeler la boutique',
} as const;
