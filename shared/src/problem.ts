/** What a sentence is made with: numbers, names and dates already written in French. */
export type ProblemParameters = Readonly<Record<string, string | number>>;

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly sentence: (given: ProblemParameters) => string;
}

const kind = (status: number, title: string, sentence: string | ((given: ProblemParameters) => string)): ProblemKind => ({
  status, title, sentence: typeof sentence === 'string' ? () => sentence : sentence,
});

/** Adds `text` with its values only when the caller may be told them. */
const when = (value: string | number | undefined, text: string): string => (value === undefined ? '' : text);

/** Every refusal the API can give. */
export const PROBLEMS = {
  'malformed-request': kind(400, 'Requête illisible', 'La requête n’a pas pu être lue. Rechargez la page et recommencez.'),
  'invalid-fields': kind(400, 'Champs à corriger', ({ count }) =>
    Number(count) > 1 ? `${count} champs sont à corriger.` : 'Un champ est à corriger.'),
  'unknown-parameter': kind(400, 'Paramètre inconnu', ({ name }) => `Le paramètre « ${name} » n’existe pas. Retirez-le de l’adresse.`),
  'cursor-invalid': kind(400, 'Suite introuvable', 'Cette suite de liste ne correspond plus au filtre. Rechargez la liste.'),
  'not-signed-in': kind(401, 'Connexion nécessaire', 'Connectez-vous pour continuer.'),
  'sign-in-refused': kind(401, 'Connexion refusée', 'Adresse ou mot de passe incorrect. Vérifiez-les, ou demandez un nouveau lien à votre administrateur.'),
  'csrf-token-invalid': kind(403, 'Page expirée', 'Cette page a expiré. Rechargez-la et recommencez.'),
  'not-allowed': kind(403, 'Action réservée', 'Votre rôle ne permet pas cette action.'),
  'not-found': kind(404, 'Introuvable', 'Cette page ou cet élément n’existe pas, ou ne vous est pas accessible.'),
  'method-not-allowed': kind(405, 'Action inconnue', 'Cette action n’existe pas ici.'),
  'payload-too-large': kind(413, 'Envoi trop volumineux', 'Cet envoi est trop volumineux.'),
  'version-required': kind(428, 'Version manquante', 'Cette modification doit dire quelle version elle change (en-tête If-Match).'),
  stale: kind(412, 'Modifié entre-temps', 'Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte. Relisez ce qui a changé, puis recommencez.'),
  'id-reused': kind(409, 'Identifiant déjà utilisé', 'Cet identifiant a déjà servi à un autre enregistrement. Rechargez la page et recommencez.'),
  'too-many-attempts': kind(429, 'Trop d’essais', ({ delay }) => `Trop d’essais. Attendez ${delay}, puis recommencez.`),
  unavailable: kind(503, 'Service indisponible', 'Le service est momentanément indisponible. Vos données sont en sécurité : réessayez dans un instant.'),
  'streams-full': kind(429, 'Trop de fenêtres', 'Calanque est déjà ouvert dans beaucoup de fenêtres avec ce compte : les avis n’y arrivent plus d’eux-mêmes.'),
  'exports-busy': kind(503, 'Exports en cours', 'Plusieurs exports sont déjà en cours. Réessayez dans un instant.'),
  internal: kind(500, 'Erreur', ({ requestId }) => `Une erreur est survenue de notre côté. Réessayez ; si elle revient, transmettez ce repère : ${requestId}.`),

  'password-too-weak': kind(422, 'Mot de passe trop faible', ({ rule }) => `Ce mot de passe est trop facile à deviner. ${rule}`),
  'password-wrong': kind(422, 'Mot de passe incorrect', 'Le mot de passe actuel n’est pas le bon.'),
  'link-invalid': kind(422, 'Lien expiré', 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau à votre administrateur.'),
  'email-taken': kind(409, 'Adresse déjà utilisée', 'Un compte existe déjà avec cette adresse e-mail.'),
  'person-has-account': kind(409, 'Compte existant', 'Cette personne a déjà un compte.'),
  'sites-required': kind(422, 'MDS manquante', 'Choisissez au moins une MDS pour ce rôle.'),
  'end-required': kind(422, 'Dernier jour manquant', 'Indiquez le dernier jour du compte : un médiateur stagiaire a une date de fin.'),
  'account-closed': kind(422, 'Compte fermé', 'Ce compte est désactivé ou terminé. Réactivez-le ou repoussez son dernier jour, puis faites un nouveau lien.'),
  'last-administrator': kind(422, 'Dernier administrateur', 'Sans ce compte, il pourrait ne plus rester d’administrateur actif. Nommez-en d’abord un autre, sans dernier jour.'),

  'site-name-taken': kind(409, 'Nom déjà pris', ({ name }) => `Une MDS porte déjà le nom « ${name} ».`),
  'room-name-taken': kind(409, 'Nom déjà pris', ({ name }) => `Cette MDS a déjà une pièce « ${name} ».`),
  'room-in-use': kind(422, 'Pièce occupée', 'Du matériel a sa place dans cette pièce. Changez-le de pièce avant de la fermer.'),
  'room-closed': kind(422, 'Pièce fermée', 'Cette pièce est fermée. Choisissez-en une autre.'),
  'room-elsewhere': kind(422, 'Pièce d’une autre MDS', 'Cette pièce n’est pas dans la MDS du matériel.'),
  'hours-invalid': kind(422, 'Horaires impossibles', ({ day }) => `${day} : chaque plage finit après son début, et la seconde vient après la première.`),
  'person-unknown': kind(422, 'Personne inconnue', 'Cette personne n’existe pas ou ne vous est pas accessible. Choisissez-la dans la liste.'),
  'person-left': kind(422, 'Personne partie', ({ name, day }) => `${name} : départ noté au ${day}. Choisissez une autre personne.`),
  'site-unknown': kind(422, 'MDS inconnue', 'Cette MDS n’existe pas ou ne vous est pas accessible. Choisissez-la dans la liste.'),
  'site-required': kind(422, 'MDS manquante', 'Choisissez une MDS.'),
  'room-unknown': kind(422, 'Pièce inconnue', 'Cette pièce n’existe pas dans cette MDS. Choisissez-la dans la liste.'),
  'model-unknown': kind(422, 'Modèle inconnu', 'Ce modèle n’existe pas. Choisissez-le dans la liste.'),
  'model-taken': kind(409, 'Modèle déjà connu', ({ name }) => `Le modèle « ${name} » est déjà au catalogue.`),
  'model-category-in-use': kind(422, 'Catégorie déjà employée', 'Des matériels portent ce modèle : sa catégorie ne change plus.'),
  'field-foreign': kind(422, 'Champ d’une autre catégorie', ({ label }) => `« ${label} » ne s’applique pas à cette catégorie. Laissez ce champ vide.`),

  'number-taken': kind(409, 'Numéro déjà donné', ({ number }) => `Le numéro ${number} a déjà été donné.`),
  'serial-taken': kind(409, 'Numéro de série déjà connu', ({ number, site }) =>
    number === undefined ? 'Ce numéro de série est déjà celui d’un autre matériel de la même marque.' : `Ce numéro de série est déjà celui de ${number}, à ${site}.`),
  'mac-taken': kind(409, 'Adresse MAC déjà connue', ({ number, site }) =>
    number === undefined ? 'Cette adresse MAC est déjà celle d’un autre matériel.' : `Cette adresse MAC est déjà celle de ${number}, à ${site}.`),
  'imei-taken': kind(409, 'IMEI déjà connu', ({ number, site }) =>
    number === undefined ? 'Cet IMEI est déjà celui d’un autre matériel.' : `Cet IMEI est déjà celui de ${number}, à ${site}.`),
  'equipment-annulled': kind(422, 'Fiche annulée', ({ number }) => `La fiche ${number} a été annulée : plus rien ne s’y ajoute.`),
  'equipment-held': kind(422, 'Matériel détenu', ({ number }) => `${number} est détenu en ce moment. Enregistrez d’abord son retour ou, s’il est en transit, son arrivée.`),
  'category-not-allowed': kind(403, 'Action réservée', 'Vous pouvez affecter et reprendre des tablettes et des accessoires seulement.'),

  'booking-of-another': kind(422, 'Réservé pour quelqu’un d’autre', 'Cette réservation est faite pour un autre agent. Pour passer outre, affectez le matériel depuis sa fiche et dites pourquoi.'),
  'booking-reversed': kind(422, 'Fin avant le début', 'La fin de la réservation doit venir après son début. Corrigez l’une des deux.'),
  'booking-too-long': kind(422, 'Réservation trop longue', 'Une réservation dure un an au plus. Choisissez une fin plus proche.'),
  'booking-in-past': kind(422, 'Déjà passé', ({ end }) => `${end === undefined ? 'Ce début est déjà passé' : 'Cette fin est déjà passée'}. Choisissez un moment à venir.`),
  'booking-too-far': kind(422, 'Trop loin', 'On réserve au plus un an à l’avance. Choisissez une date plus proche.'),
  'booking-wish-unclear': kind(422, 'Quoi réserver', 'Choisissez un matériel, un modèle, une catégorie ou un lot : un seul des quatre.'),
  'booking-person-required': kind(422, 'Agent manquant', 'Choisissez l’agent pour qui vous réservez.'),
  'booking-public-unnamed': kind(422, 'Personne de trop', 'Une réservation pour le public ne nomme personne : l’emprunteur est inscrit au moment du prêt. Laissez ce champ vide.'),
  'booking-weeks-refused': kind(422, 'Semaines impossibles', 'Le dernier jour vient après le premier, à un an au plus, et chaque réservation dure moins d’une semaine.'),
  'booking-category': kind(403, 'Action réservée', 'Vous pouvez réserver des tablettes et des accessoires seulement.'),
  'booking-kit-unknown': kind(422, 'Lot inconnu', 'Ce lot n’existe pas, est vide ou ne vous est pas accessible. Choisissez-le dans la liste.'),
  'booking-taken': kind(409, 'Déjà pris', ({ what, next }) =>
    `${what ?? 'Ce matériel n’est pas libre'} à ces dates. ${next === undefined ? 'Choisissez d’autres dates.' : `Prochains créneaux libres : ${next}.`}`),
  'booking-weeks-taken': kind(409, 'Semaines déjà prises', ({ weeks, next }) =>
    `Rien n’a été réservé. Déjà pris : ${weeks}. ${next === undefined ? 'Choisissez d’autres horaires, ou réservez les autres semaines une à une.' : `Toute la série serait libre : ${next}.`}`),
  'booking-held': kind(409, 'Pas encore rendu', ({ number, holding, until }) => until === undefined
    ? `${number} est ${holding}, sans date de retour : il ne se réserve pas encore. Choisissez un autre matériel, ou enregistrez d’abord son retour.`
    : `${number} est ${holding} jusqu’au ${until}. Réservez-le à partir de là, ou choisissez un autre matériel.`),
  'booking-over': kind(409, 'Réservation terminée', 'Cette réservation est terminée, refusée ou annulée : elle ne change plus.'),
  'booking-not-asked': kind(409, 'Déjà approuvée', 'Cette réservation est déjà approuvée. Annulez-la si elle ne doit pas avoir lieu.'),
  'booking-not-approved': kind(422, 'Approbation en attente', 'Cette réservation attend une approbation. Faites-la approuver avant la remise.'),
  'booking-not-swappable': kind(422, 'Pas d’échange', ({ number }) => `${number} ne peut pas remplacer le matériel de cette réservation. Choisissez-en un dans la liste proposée.`),
  'booking-needs-loan': kind(422, 'Prêt à enregistrer', 'Cette réservation est pour le public. Remettez le matériel en enregistrant un prêt.'),
  'booking-needs-agent': kind(422, 'Remise à un agent', 'Cette réservation est pour un agent. Remettez le matériel depuis la réservation.'),
  'booking-pieces-differ': kind(422, 'Autre matériel que réservé', 'Il manque un matériel de cette réservation. Ajoutez-le, ou reprenez la remise depuis la réservation.'),
  'booking-calendar-too-long': kind(422, 'Période trop longue', ({ max }) => `Le calendrier montre ${max} jours au plus à la fois. Choisissez une période plus courte.`),
  'booking-feeds-full': kind(422, 'Trop d’agendas', ({ most }) => `Vous avez déjà ${most} adresses d’agenda. Retirez-en une qui ne sert plus.`),
  'equipment-booked': kind(409, 'Réservé', ({ number, period, who, coming }) =>
    `${number ?? 'Ce matériel'} est réservé${when(period, ` ${period}`)}${when(who, ` pour ${who}`)}. ${
      when(coming, `Si c’est pour ${coming}, ouvrez la réservation pour le remettre. Sinon, `)}${coming === undefined ? 'C' : 'c'}hoisissez un autre matériel ou un retour plus tôt, ou annulez d’abord la réservation.`),

  'equipment-has-bookings': kind(409, 'Encore réservé', ({ number }) => `${number ?? 'Ce matériel'} a des réservations à venir. Déplacez-les ou annulez-les d’abord.`),
  'equipment-already-held': kind(409, 'Déjà détenu', ({ number, holder, since }) =>
    `${number ?? 'Ce matériel'} est déjà détenu${when(holder, ` par ${holder}`)}${when(since, ` depuis le ${since}`)}. Enregistrez d’abord son retour.`),
  'equipment-in-repair': kind(409, 'En réparation', ({ number, since }) =>
    `${number ?? 'Ce matériel'} est en réparation${when(since, ` depuis le ${since}`)}. Reprenez-le d’abord.`),
  'equipment-already-installed': kind(409, 'Déjà en place', ({ number }) => `${number ?? 'Ce matériel'} est déjà à cette place.`),
  'equipment-absent': kind(422, 'Matériel absent', ({ number, state }) =>
    `${number ?? 'Ce matériel'} est ${state ?? 'absent'} : il ne peut être confié à personne. Signalez-le d’abord comme retrouvé.`),
  'erasure-missing': kind(409, 'Mémoire à effacer', ({ number }) =>
    `${number ?? 'Ce matériel'} garde les données de qui l’avait avant. Effacez sa mémoire, enregistrez l’effacement, puis remettez-le.`),
  'erasure-needless': kind(422, 'Rien à effacer', ({ number }) => `${number ?? 'Ce matériel'} n’a pas de mémoire à effacer : seuls les ordinateurs et les tablettes en ont une.`),
  'erasure-too-early': kind(422, 'Effacement trop tôt', ({ number }) =>
    `Quelqu’un détenait encore ${number ?? 'ce matériel'} à cette date. Enregistrez d’abord son retour, puis l’effacement.`),
  'borrower-required': kind(422, 'Emprunteur manquant', 'Choisissez un emprunteur connu, ou donnez le nom et un moyen de contact d’un nouveau : l’un des deux.'),
  'borrower-unknown': kind(422, 'Emprunteur inconnu', 'Cet emprunteur n’existe pas, ou n’a rien emprunté dans vos MDS. Cherchez-le de nouveau, ou saisissez-le.'),
  'borrower-erased': kind(409, 'Données effacées', 'Les données de cet emprunteur ont été effacées : rien ne s’ajoute plus à son sujet. S’il emprunte de nouveau, saisissez-le comme nouveau.'),
  'contact-required': kind(422, 'Un seul moyen de contact', 'Donnez une adresse e-mail ou un numéro de téléphone : l’un des deux, pas les deux.'),
  'phone-invalid': kind(422, 'Numéro impossible', 'Ce numéro de téléphone n’a pas une forme connue. Tapez par exemple 06 12 34 56 78.'),
  'lend-category-not-allowed': kind(403, 'Action réservée', 'Vous pouvez prêter et reprendre des tablettes et des accessoires seulement.'),
  'loan-one-site': kind(422, 'Matériels de plusieurs MDS', 'Un prêt réunit des matériels d’une seule MDS. Faites un prêt pour chaque MDS.'),
  'loan-refused': kind(409, 'Rien n’a été prêté', ({ refused, total }) =>
    `Rien n’a été prêté : ${refused} matériel${Number(refused) > 1 ? 's' : ''} sur ${total} ne ${Number(refused) > 1 ? 'peuvent pas être prêtés' : 'peut pas être prêté'}. Retirez-${Number(refused) > 1 ? 'les' : 'le'} du prêt, ou réglez ce qui manque.`),
  'loan-returned': kind(409, 'Déjà rendu', 'Tout ce qui était prêté est déjà rendu.'),
  'renewals-used': kind(422, 'Plus de prolongation', ({ most }) =>
    `${Number(most) === 0 ? 'Ce prêt ne se prolonge pas' : `Ce prêt a déjà été prolongé ${most} fois`} : les conditions de prêt n’en permettent pas plus. Demandez le retour, ou faites un nouveau prêt.`),
  'renewal-not-later': kind(422, 'Date déjà prévue', 'Une prolongation repousse le retour. Choisissez un jour plus tardif que celui qui est prévu.'),
  'dispute-open': kind(409, 'Déjà en litige', 'Ce prêt est déjà en litige.'),
  'dispute-none': kind(409, 'Pas de litige', 'Ce prêt n’est pas en litige.'),
  'loan-not-overdue': kind(422, 'Pas en retard', 'Ce prêt n’est pas en retard : il n’y a pas d’appel à noter.'),
  'check-missing': kind(422, 'Photo trop tôt', 'Ce matériel n’est pas encore rendu : la photo du retour se prend au retour.'),
  'custody-closed': kind(409, 'Déjà terminé', 'Cette détention est déjà terminée ou annulée.'),
  'not-held': kind(422, 'Non détenu', ({ number }) => `${number} n’est détenu par personne.`),
  'custody-fields': kind(422, 'Détention incomplète', ({ what }) => `${what}`),
  'condition-move-refused': kind(422, 'Changement impossible', ({ from, to }) => `Un matériel « ${from} » ne peut pas devenir « ${to} ».`),
  'condition-unchanged': kind(422, 'Rien ne change', ({ state }) => `C’est déjà noté : « ${state} ».`),
  'reason-required': kind(422, 'Motif manquant', 'Dites en quelques mots ce qui s’est passé.'),
  'place-unchanged': kind(422, 'Rien ne change', 'C’est déjà la place de ce matériel.'),
  'date-in-future': kind(422, 'Date à venir', 'Cette date est dans le futur. Indiquez maintenant ou une date passée.'),
  'date-too-early': kind(422, 'Date trop ancienne', ({ limit }) => `Cette date est trop ancienne${when(limit, ` : au plus tôt le ${limit}, après le fait précédent`)}.`),
  'due-before-start': kind(422, 'Retour avant le départ', 'Le retour prévu ne peut pas précéder le début.'),
  'due-too-far': kind(422, 'Retour trop lointain', 'Ce retour est dans plus de deux ans. Vérifiez l’année ; un prêt se prolonge le moment venu.'),
  'due-in-past': kind(422, 'Retour déjà passé', 'Ce jour est déjà passé. Choisissez un jour à venir, ou enregistrez le retour du matériel.'),
  'bulk-refused': kind(409, 'Rien n’a été fait', ({ refused, total }) =>
    `Rien n’a été fait : c’est impossible pour ${refused} matériel${Number(refused) > 1 ? 's' : ''} sur ${total}. Retirez-${Number(refused) > 1 ? 'les' : 'le'} de la sélection pour continuer.`),
  'batch-refused': kind(409, 'Rien n’a été enregistré', ({ refused, total }) =>
    `Rien n’a été enregistré : ${refused} ligne${Number(refused) > 1 ? 's' : ''} sur ${total} ${Number(refused) > 1 ? 'sont' : 'est'} à corriger. Corrigez-${Number(refused) > 1 ? 'les' : 'la'} ou retirez-${Number(refused) > 1 ? 'les' : 'la'}, puis enregistrez de nouveau.`),
  'twice-in-list': kind(409, 'Deux fois dans la liste', ({ line }) => `Déjà dans la liste, ligne ${line}. Retirez l’une des deux lignes.`),
  'already-logged': kind(409, 'Déjà enregistré', ({ number }) => `Déjà enregistré${when(number, ` : c’est ${number}`)}. Retirez cette ligne.`),
  'period-reversed': kind(422, 'Période à l’envers', 'Le dernier jour de la période précède le premier. Corrigez l’un des deux.'),
  'period-too-long': kind(422, 'Période trop longue', ({ most }) => `${most} jours au plus à la fois. Rapprochez les deux jours.`),
  'no-past': kind(400, 'Sans passé', ({ label }) => `« ${label} » ne se demande pas pour un jour passé. Retirez ce filtre, ou revenez à aujourd’hui.`),
  'not-there-then': kind(404, 'Pas là ce jour-là', ({ day }) => `Le ${day}, ce matériel n’existait pas encore, n’était pas dans vos MDS, ou sa fiche a été annulée depuis. Choisissez un autre jour.`),
  'fact-conflict': kind(409, 'Dates qui se chevauchent', 'Un autre fait est déjà noté pour cette période. Rechargez la fiche et vérifiez la date.'),
  'view-name-taken': kind(409, 'Nom déjà pris', ({ name }) => `Vous avez déjà une vue « ${name} ». Donnez-lui un autre nom, ou mettez celle-là à jour.`),
  'views-full': kind(422, 'Trop de vues', ({ most }) => `Vous avez déjà ${most} vues de cette liste. Supprimez-en une qui ne sert plus.`),
  'number-unknown': kind(422, 'Numéro inconnu', ({ number }) => `Aucun matériel que vous puissiez signaler ne porte le numéro « ${number} ». Relisez l’étiquette.`),
  'report-piece-missing': kind(422, 'Matériel à indiquer', 'Dites de quel matériel il s’agit : choisissez-le, ou écrivez son numéro d’inventaire.'),
  'report-closed': kind(409, 'Signalement clos', 'Ce signalement est déjà clos. S’il reste un problème, faites-en un nouveau.'),
  'still-referenced': kind(422, 'Encore utilisé', 'Cet élément est encore utilisé ailleurs.'),
  'signature-empty': kind(422, 'Signature manquante', 'Signez dans le cadre, d’un trait assez grand pour être lu, ou choisissez de signer sur papier.'),
  'signature-given': kind(409, 'Déjà signé', 'Ce document est déjà signé à cette place. Rouvrez-le pour voir la signature.'),
  'photo-not-one': kind(422, 'Ce n’est pas une photo', 'Ce fichier n’est pas une photo lisible. Choisissez une image JPEG, PNG ou WebP prise par un appareil photo ou un téléphone.'),
  'photo-too-heavy': kind(422, 'Photo trop lourde', 'Cette photo demande trop de mémoire pour être ouverte. Enregistrez-la au format JPEG, ou reprenez-la en moins grand.'),
  'photo-too-large': kind(422, 'Photo trop lourde', ({ limit }) => `Cette photo dépasse ${limit}. Reprenez-la en moins grand.`),
  'labels-none': kind(422, 'Aucune étiquette', 'Aucun matériel à étiqueter : ce qui était choisi n’existe plus, ou n’est plus dans vos MDS. Choisissez de nouveau dans la liste.'),
  'labels-too-many': kind(422, 'Trop d’étiquettes', ({ limit }) => `Plus de ${limit} étiquettes à la fois : réduisez la liste avec un filtre, puis imprimez le reste ensuite.`),
  'label-sheet-too-small': kind(422, 'Planche trop grande', ({ what }) => `Les étiquettes dépassent la feuille A4 ${what}. Réduisez leur taille, leur nombre, les marges ou les intervalles.`),
  'label-start-beyond': kind(422, 'Départ hors de la planche', ({ max }) => `Cette planche compte ${max} étiquettes : donnez une place de 1 à ${max}.`),
  'value-refused': kind(422, 'Valeur refusée', 'Une valeur n’est pas acceptée. Vérifiez votre saisie.'),
  'file-missing': kind(400, 'Fichier manquant', 'Choisissez un fichier CSV à importer.'),
  'file-too-large': kind(413, 'Fichier trop lourd', ({ limit }) => `Ce fichier dépasse ${limit} Mo. Partagez-le en plusieurs fichiers, avec les mêmes titres de colonnes.`),
  'file-empty': kind(422, 'Fichier vide', 'Ce fichier ne contient aucune ligne de données. Vérifiez que c’est le bon.'),
  'file-is-workbook': kind(422, 'Classeur au lieu de CSV', 'Ce fichier est un classeur ou une archive. Ouvrez-le dans votre tableur, enregistrez la feuille « au format CSV », puis déposez ce fichier-là.'),
  'file-not-text': kind(422, 'Fichier illisible', 'Ce fichier n’est pas un tableau en texte (CSV). Dans votre tableur, enregistrez la feuille « au format CSV », puis déposez ce fichier-là.'),
  'file-characters': kind(422, 'Lettres abîmées', ({ line }) => `Ligne ${line} du fichier : une lettre ne se lit pas. Enregistrez la feuille de nouveau en CSV (UTF-8), ou corrigez cette ligne.`),
  'uploads-busy': kind(503, 'Trop de dépôts à la fois', 'Plusieurs fichiers arrivent en ce moment. Réessayez dans quelques secondes.'),
  'file-not-table': kind(422, 'Pas de colonnes', 'Ce fichier n’a pas de colonnes reconnaissables : elles se séparent par des points-virgules, des virgules ou des tabulations, et leurs titres sont sur la première ligne.'),
  'file-quote-open': kind(422, 'Guillemets mal fermés', ({ line }) => `Ligne ${line} du fichier : un guillemet s’ouvre et ne se referme pas comme il faut. Corrigez cette ligne, puis déposez le fichier de nouveau.`),
  'file-cell-too-long': kind(422, 'Cellule trop longue', ({ line, limit }) => `Ligne ${line} du fichier : une cellule dépasse ${limit} caractères. Vérifiez cette ligne : il y manque peut-être un guillemet ou un retour à la ligne.`),
  'file-too-many-columns': kind(422, 'Trop de colonnes', ({ line, limit }) => `Ligne ${line} du fichier : plus de ${limit} colonnes. Gardez celles qui concernent le matériel.`),
  'file-too-many-rows': kind(422, 'Trop de lignes', ({ limit }) => `Ce fichier a plus de ${limit} lignes. Partagez-le en plusieurs fichiers, avec les mêmes titres de colonnes.`),
  'import-columns-missing': kind(422, 'Colonnes à indiquer', ({ labels }) => `Indiquez quelle colonne du fichier est : ${labels}.`),
  'import-column-twice': kind(422, 'Colonne indiquée deux fois', ({ label }) => `« ${label} » est indiqué pour deux colonnes. Gardez-en une seule.`),
  'import-field-unknown': kind(422, 'Champ inconnu', ({ name }) => `« ${name} » n’est pas un champ de ce fichier. Choisissez-le dans la liste.`),
  'import-column-unknown': kind(422, 'Colonne inconnue', ({ index }) => `Le fichier n’a pas de colonne ${index}. Rechargez la page.`),
  'import-value-unknown': kind(422, 'Valeur inconnue', ({ value }) => `Ce que veut dire « ${value} » n’est pas connu. Choisissez dans la liste.`),
  'import-running': kind(409, 'Import en cours', 'Cet import est en train de se faire. Attendez qu’il soit fini.'),
  'import-not-checked': kind(409, 'Vérification nécessaire', 'Vérifiez d’abord le fichier : vous verrez ce qui sera créé avant de confirmer.'),
  'import-over': kind(409, 'Import terminé', 'Cet import est terminé : il ne change plus. Déposez un nouveau fichier.'),
  'kit-unknown': kind(422, 'Lot inconnu', 'Ce lot n’existe pas ou ne vous est pas accessible. Choisissez-le dans la liste.'),
  'kit-name-taken': kind(409, 'Nom déjà pris', 'Cette MDS a déjà un lot de ce nom. Donnez-lui un autre nom.'),
  'kit-dissolved': kind(409, 'Lot dissous', 'Ce lot est dissous : il ne change plus.'),
  'kit-empty': kind(422, 'Lot vide', 'Ce lot ne contient aucun matériel. Ajoutez-en au moins un.'),
  'kit-out': kind(409, 'Lot sorti', 'Ce lot est sorti. Enregistrez d’abord son retour.'),
  'kit-piece-out': kind(409, 'Sorti avec le lot', ({ number }) => `${number ?? 'Un matériel'} est sorti avec ce lot. Enregistrez d’abord son retour, puis retirez-le.`),
  'kit-not-out': kind(409, 'Rien à rendre', 'Rien de ce lot n’est sorti avec lui.'),
  'kit-piece-elsewhere': kind(422, 'Dans une autre MDS', ({ number }) => `${number ?? 'Un matériel'} n’est pas dans la MDS de ce lot. Retirez-le.`),
  'equipment-in-kit': kind(409, 'Déjà dans un lot', ({ number, name }) =>
    `${number ?? 'Un matériel'} est déjà dans un autre lot${when(name, ` : « ${name} »`)}. Retirez-le d’abord de ce lot.`),
  'kit-refused': kind(409, 'Rien n’a été remis', ({ refused, total }) =>
    `Rien n’a été remis : ${refused} matériel${Number(refused) > 1 ? 's' : ''} du lot sur ${total} ${Number(refused) > 1 ? 'ne sont' : 'n’est'} pas disponible${Number(refused) > 1 ? 's' : ''}.`),
  'kit-piece-absent': kind(409, 'Pas disponible', ({ number, state }) => `${number} est noté « ${state} ». Retirez-le du lot, ou remettez-le d’abord en état.`),
  'kit-differs': kind(422, 'Lot incomplet', ({ count, change }) => change !== undefined
    ? `Ce lot n’est plus celui qui a été réservé : ${change}. Remettez-le comme avant, ou annulez la réservation et réservez de nouveau.`
    : `Un lot se remet en entier et seul : ${count} ${Number(count) > 1 ? 'matériels diffèrent' : 'matériel diffère'} de son contenu.`),
  'kit-lines-differ': kind(422, 'Retour incomplet', ({ count }) =>
    `Dites pour chaque matériel sorti avec le lot s’il est rendu ou s’il manque : ${count} ${Number(count) > 1 ? 'lignes ne correspondent' : 'ligne ne correspond'} pas.`),
  'equipment-in-transit': kind(409, 'En transit', ({ number, since }) =>
    `${number ?? 'Ce matériel'} est en transit vers une autre MDS${when(since, ` depuis le ${since}`)}. Sa réception se note dans le transfert.`),
  'equipment-in-transfer': kind(409, 'Déjà dans un transfert', ({ number }) =>
    `${number ?? 'Un matériel'} est déjà dans un autre transfert. Retirez-le de l’un des deux.`),
  'equipment-elsewhere': kind(422, 'Dans une autre MDS', ({ number, site }) => `${number} n’est pas à ${site}. Retirez-le de la liste.`),
  'transfer-same-site': kind(422, 'Même MDS', 'Le départ et l’arrivée sont la même MDS. Choisissez une autre destination.'),
  'transfer-empty': kind(422, 'Transfert vide', 'Ce transfert ne contient aucun matériel. Ajoutez-en au moins un.'),
  'transfer-refused': kind(409, 'Rien n’est parti', ({ refused, total }) =>
    `Rien n’est parti : ${refused} matériel${Number(refused) > 1 ? 's' : ''} sur ${total} ${Number(refused) > 1 ? 'ne peuvent' : 'ne peut'} pas être transféré${Number(refused) > 1 ? 's' : ''}.`),
  'transfer-sent': kind(409, 'Déjà parti', 'Ce transfert est déjà parti : sa liste ne change plus.'),
  'transfer-not-sent': kind(409, 'Pas encore parti', 'Ce transfert n’est pas encore parti : rien ne peut être reçu.'),
  'transfer-over': kind(409, 'Transfert terminé', 'Ce transfert est terminé ou annulé : il ne change plus.'),
  'transfer-begun': kind(409, 'Réception commencée', 'Des matériels ont déjà été constatés : ce transfert ne peut plus être rappelé. Dites pour chacun ce qu’il est devenu.'),
  'transfer-line-listed': kind(409, 'Déjà dans la liste', ({ number }) => `${number ?? 'Ce matériel'} est dans la liste de ce transfert. Cochez-le dans la liste au lieu de le noter en plus.`),
  'transfer-site-closed': kind(409, 'MDS fermée', ({ site }) => `La MDS ${site ?? 'de destination'} a fermé depuis. Choisissez une autre destination.`),
  'transfer-line-settled': kind(409, 'Déjà constaté', ({ number, outcome }) =>
    number === undefined ? 'Cette ligne est déjà constatée.' : `${number} est déjà noté « ${outcome} ». Rechargez la page.`),
  'transfer-line-unknown': kind(422, 'Ligne inconnue', 'Cette ligne n’est pas dans ce transfert. Rechargez la page.'),
  'transfer-outcome-reserved': kind(403, 'Constat réservé', ({ outcome, site }) => `« ${outcome} » se constate à ${site}.`),
  'transfer-unsettled': kind(409, 'Pas encore terminé', ({ count }) =>
    Number(count ?? 1) > 1 ? `${count} matériels sont encore en route. Dites d’abord ce que chacun est devenu.` : 'Un matériel est encore en route. Dites d’abord ce qu’il est devenu.'),
  'mail-not-set-up': kind(422, 'Envoi pas en place', 'L’envoi d’e-mails n’est pas en place sur ce serveur. Demandez à votre administrateur.'),
  'mail-not-retryable': kind(409, 'Message effacé', 'Ce message ne peut pas être renvoyé : il est déjà parti, ou son contenu a été effacé. Recommencez ce qui l’avait envoyé.'),
  'demonstration-off': kind(404, 'Pas de démonstration', 'Ce serveur n’est pas en démonstration.'),
  'demonstration-loaded': kind(409, 'Déjà chargé', 'Le matériel de démonstration est déjà chargé.'),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One field at fault. `field` is the property of the body, nested ones with dots. */
export interface FieldProblem {
  field: string;
  code: ProblemCode | 'invalid';
  detail: string;
}

/** One refused line of a bulk act. */
export interface LineProblem {
  id: string;
  number: string | null;
  code: ProblemCode;
  detail: string;
  /** The property of the line at fault, where there is one. */
  field?: string;
}

/** The body of a refusal, RFC 9457 `application/problem+json`. `detail` is the French sentence. */
export interface ProblemAnswer {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  requestId: string;
  field?: string;
  errors?: FieldProblem[];
  lines?: LineProblem[];
  /** With `stale`: what the thing is now. */
  current?: unknown;
  /** With `booking-taken` and `booking-weeks-taken`: the next times of the same length at which it is free, ISO 8601. */
  next?: { start: string; end: string }[];
  /** With `booking-weeks-taken`: the weeks of the series that are taken. */
  taken?: { start: string; end: string }[];
}
