import type { Lexicon } from "./lexicon";

export const fr: Lexicon = {
  stop: `le la les l un une des du de d au aux a à et ou où en dans sur par pour avec chez vers ce cet cette ces son sa ses leur leurs notre
    nos votre vos mon ma mes il elle ils elles on nous vous je y ne n que qu qui dont s se c m mme mlle est sont était été être ont avait
    ai as avons avez sera seront peut peuvent doit doivent devez merci veuillez svp erreur erreurs avertissement attention si donc car alors
    cela ceci lui même lors afin depuis jusqu lundi mardi mercredi jeudi vendredi samedi dimanche`,
  claims: `pas non sans aucun aucune jamais manquant manque manquante absent absente vide obligatoire requis requise nécessaire nécessaires
    invalide invalides valide incorrect incorrecte erroné erronée mauvais mauvaise inconnu inconnue introuvable reconnu reconnue
    refusé refusée refus rejeté rejetée interdit interdite impossible échec échoué déjà doublon existe existent dépasse dépassé dépassée
    supérieur supérieure inférieur inférieure trop expiré expirée échu tard indisponible disponible épuisé rupture annulé annulée expédié
    expédiée remboursé remboursée facturé facturée bloqué suspendu désactivé autorisé autorisée supporté correspond correspondent différent
    futur négatif plus`,
  words: `commande commandes ligne lignes article articles produit produits offre transporteur transporteurs suivi numéro numéros code codes
    identifiant référence expédition expéditions expédier envoi envoyé livraison livrer livré colis paquet étiquette poids longueur largeur
    hauteur dimension taille volume quantité quantités commandé commandée montant montants prix total taxe taxes tva taux devise monnaie
    remboursement remboursements rembourser retour retours annulation annuler acceptation accepter accepté acceptée encore motif motifs
    raison commentaire date dates heure heures jour jours minute minutes délai limite quota avant après entre prochain dernier premier
    moins minimum maximum autorisé nom prénom adresse adresses rue ville postal postale région pays téléphone portable courriel email mail
    client cliente clients acheteur destinataire vendeur marchand boutique magasin compte utilisateur société partenaire facture factures
    document documents avoir fichier fichiers lot format formats attendu attendue reçu reçue valeur valeurs type champ champs paramètre
    argument attribut propriété option clé contenu contient caractère caractères chiffre requête requêtes réponse appel appels action
    actions opération méthode statut statuts état actuel actuelle service services serveur système plateforme marketplace connexion
    connecter session jeton accès authentification identification mot passe droits droit permission signature certificat port frais
    réessayer réessayez tentative tentatives nouveau ultérieurement momentanément temporairement maintenance interne externe surcharge
    paiement attente cours traitement traité traitée modification modifier modifié modifiée créer création supprimer mise jour confirmer
    confirmé vérifier préciser précisé indiquer renseigner saisir saisi fournir fourni sélectionner correct complet incomplet partiel
    partielle entier entière tous toutes autre autres deux plusieurs seul stock vente cadeau remise promotion point relais entrepôt civilité
    support contacter technique ticket schéma validation liste url lien page caducité anomalie absence présence effectuer effectué appartient
    concerne choisi pris prise charge compatible éligible marchandise dangereuse litige réclamation émis`,
};
