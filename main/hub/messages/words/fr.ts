export const fr = {
  greeting: 'Bonjour {name},',
  subjects: { confirmed: '{maison} – votre rendez-vous est confirmé', moved: '{maison} – votre rendez-vous a un nouvel horaire', declined: '{maison} – ce moment n’est pas libre', cancelled: '{maison} – votre rendez-vous est annulé', 'other-receiver': '{maison} – votre rendez-vous, avec quelqu’un d’autre' },
  openings: { confirmed: 'Votre rendez-vous est confirmé.', moved: 'Votre rendez-vous a un nouvel horaire.', declined: 'La boutique ne peut pas vous recevoir au moment demandé.', cancelled: 'Votre rendez-vous est annulé. Vous n’avez rien à faire.', 'other-receiver': 'Votre rendez-vous tient. La personne que vous rencontrerez a changé.' },
  receivedBy: 'Vous rencontrerez {advisor}.', receivedShort: 'Avec {advisor}.', receivedInstead: 'Vous rencontrerez {advisor}, à la place de {before}.', receivedByAnother: 'Une autre personne de la boutique prend la place de {before}.',
  when: '{day}, {time} (heure de {city})',
  reason: 'La boutique vous dit : « {reason} »',
  nearby: 'Des moments libres, proches de celui-ci :',
  where: {
    boutique: '{place}', video: 'En vidéo : {link}', 'at-home': 'Chez vous. Un conseiller convient de l’adresse avec vous.',
    event: '{place}. Une place y est gardée à votre nom.', service: '{place}. Apportez la montre, et sa garantie si vous l’avez.', collection: '{place}. Venez avec une pièce d’identité.', now: '{place}',
  },
  videoLater: 'En vidéo. La boutique vous donnera le lien.',
  change: 'Pour changer ou annuler : {url}', changeByCode: 'Pour changer ou annuler, donnez le code {code} à une vitrine de la maison, ou appelez le {phone}.', changeByPhone: 'Pour changer ou annuler : {phone}.',
  why: 'Vous recevez ce message parce que vous avez demandé ce rendez-vous, et pour lui seul. Vos données : {privacy}.',
  short: { confirmed: '{maison} : confirmé, {when}. {who} {change}', moved: '{maison} : nouvel horaire, {when}. {who} {change}', declined: '{maison} : la boutique ne peut pas vous recevoir au moment demandé. {phone}', cancelled: '{maison} : votre rendez-vous est annulé.', 'other-receiver': '{maison} : votre rendez-vous tient, {when}. {who} {change}' },
  secondYes: {
    subject: '{maison} – un oui à répéter', opening: 'Un oui a été dit à une vitrine de la maison, avec cette adresse :', how: 'Il ne compte qu’une fois répété d’ici : {url}', until: 'Sans réponse jusqu’au {day}, il s’efface. Cette question n’est posée qu’une fois.',
    notYou: 'Si ce n’est pas vous, ne faites rien. Vos données : {privacy}.', short: '{maison} : un oui dit à une vitrine est à répéter avant le {day} : {url} Sinon, ne faites rien.',
  },
} as const;
