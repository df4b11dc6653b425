import type { Lexicon } from "./lexicon";

export const fr: Lexicon = {
  stop: `minuit midi le la les l un une des du de d au aux a à et ou où en dans sur par pour avec chez vers ce cet cette ces son sa ses leur leurs notre
    nos votre vos mon ma mes il elle ils elles on nous vous je y ne n que qu qui dont s se c m mme mlle est sont était été être ont avait
    ai as avons avez sera seront peut peuvent doit doivent devez merci veuillez svp erreur erreurs avertissement attention si donc car alors
    cela ceci lui même lors afin depuis jusqu lundi mardi mercredi jeudi vendredi samedi dimanche
    résidence bâtiment appartement étage ouvré ouvrés ouvrable ouvrables`,
  claims: `incomplet incomplète antérieur antérieure postérieure conforme pas non sans aucun aucune jamais manquant manque manquante absent absente vide obligatoire requis requise nécessaire nécessaires
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
    connecter session jeton accès autorisation autorisations auprès renouveler renouvelez authentification identification mot passe droits droit permission signature certificat port frais
    réessayer réessayez tentative tentatives nouveau ultérieurement momentanément temporairement maintenance interne externe surcharge
    paiement attente cours traitement traité traitée modification modifier modifié modifiée créer création supprimer mise jour confirmer
    confirmé vérifier préciser précisé indiquer renseigner saisir saisi fournir fourni sélectionner correct complet incomplet partiel
    partielle entier entière tous toutes autre autres deux plusieurs seul stock vente cadeau remise promotion point relais entrepôt civilité
    support contacter technique ticket schéma validation liste url lien page caducité anomalie absence présence effectuer effectué appartient
    concerne choisi pris prise charge compatible éligible marchandise dangereuse litige réclamation émis
    abandonné abonnement accident accord accordé actif active activé activer actualiser administrateur adresser adulte affecté affichage agence agent ajout ajouter
    ajouté alerte alphanumérique ancien ancienne annonce annulable antérieur antérieure appartenir application appliqué appliquer apporter arrêt arrêté arrivé associé associée
    assurance atteint atteinte attendre attribué attribuer audience aujourd'hui automatique automatiquement avance avancé avérer avis banque bancaire base besoin bien
    blocage bloquer bon bout brouillon cache cadre cas cause catalogue catégorie certains chaîne changé changement changer charge chargement chiffrement choix civil clair
    clôture clôturé clôturée coche code-barres collecte combinaison comité commencé commercial commission communication compatible complément composant comprend compris
    comptable concerné concernée conditions confiance configuration configuré conflit conforme conformité congé connaître conservé considéré console constaté construction consulter contacter
    contenir contenu contenant contrainte contrat contrôle conversion copie corps correction corrigé corriger coupon courrier courriel cours court créance crédit croissant décalage
    décision déclaration déclaré déclarée déconnecté déconnexion déduction défaillant défaut défini définie définitif dégradé demande demandé demandée demander démarré demeure départ dépendance dépôt déroulé
    désactivé désérialisation désigné desservi desservie destination détail détaillé détecté détectée dette devenu devis dialogue différence difficulté digne direct disponibilité dispositif
    distribution divers dollar domaine domicile don donnée données donné double doublon douane douanes droit durée durant effectif effectuer égal égale également élément éligible
    éligibilité émetteur émettre émise empêche empêché emplacement emploi enchère endommagé enfant engagement enlèvement enregistré enregistrée enregistrement enregistrer enseigne ensemble
    ensuite entité entrant entrée entreprise envoyée envoyer époque équipe espace essai essayer établi établissement étape étendu étranger évaluation événement exact exacte examen exception
    exclu exclusion exécuté exécution exemple exigé exigée existant existante exécuter expiration expiré expéditeur explicite exploitation exportation express extension extérieur extrait facturation
    facturer faible faire fait fausse faux fermé fermée fermeture fiche fidélité fin final finalisé financier fixé fois fonction fonctionnalité fonctionnement forcé forme formulaire fourniture
    fraude fraudes garantie généré générer gestion géré gérée grand gratuit grave groupe habilitation habilité hors hôte horaire horodatage ignoré image immédiat impayé importation important imprimé
    incident inclus incohérent incohérente incompatible incomplet indication indiqué indiquée individuel inexistant inexistante information informations initial inscription inscrit insuffisant insuffisante
    insuffisants intégration intégré intégralité interdiction intérieur interface intermédiaire international interrompu interrompue intervalle intervention introduit inutile issue journal justificatif justifié lancement
    langue largement lecture légal lettre lettres libellé libre lié liée lieu limitation limité litige livrable livraisons livreur local localisation logiciel logistique long longue majuscule mal mandat
    manière manuel manuelle marchandises marque matériel maximal membre mémoire mention mentionné mesure méthodes mettre minimal minuscule mode modèle modification modifiable moment mondial montre moteur moyen multiple
    nature nécessite négocié net niveau nombre nommé non-conforme non-livré normal note notification notifié nul nulle numérique objet obligation obsolète obtenir obtenu occupé omis opérateur option ordre organisation
    origine ouvert ouverte ouverture page paire panier panne papier paramètres parent part partage partie partiel partiellement passé passée passer payé payée payer périmé période permanent permet permis
    personne personnel perte petit pièce place plafond plage plan plein poste postérieur postérieure pouvoir précédent précis précision préfixe préparation préparé présent présente prestataire preuve
    prévu prévue principal priorité privé problème procédure processus production professionnel profil programme progression propre propriétaire protégé prouver provenance provisoire public publication publié
    qualité quotidien raccordement rappel rapport rattaché réalisé rebut réception recevoir recherche réclamation recommandé reconnaître recouvrement rectifier redirection réduction réel référencé référencée
    refuser regroupé réinitialisé rejet relance relation relié remis remise remplacé remplacement remplir renouveler renseigné renseignée renvoyé renvoyer réouverture réparation réponses reprise
    représentant réservé réservée réservation réseau résidence résilié résiliation résolu respecte respecté respecter responsable ressource restant restante reste restitution restriction
    résultat retard retenu retiré retirer retourné retournée retourner retrait réussi révoqué révoquée risque rompu rôle saisie sale sauvegarde scan schéma second secret secteur section sécurité
    sélection sélectionné semaine sens sensible séparé série seuil seule signalé signé signature simple simultané situation social société soit solde sollicité somme sommes sorte sortie souhaité soumis soumise
    source sous-total souscrit spécial spécifié spécifique standard stockage structure substitution succès suffisant suffisante suite suivant suivante sujet supplément support supprimé supprimée
    supposé sûr surface survenu survenue symbole synchronisation synchronisé table tâche tarif tel temps temporaire tentative terme terminé terminée territoire test texte tiers titre total totalité traçabilité
    traite traitement traiter transaction transfert transféré transfrontalier transit transmettre transmis transmise transmission transport trouver trouvé tronqué unique unitaire unité unités urgence usage usine utilisation
    utilisé utilisée utiliser valable valider validé validée variable variante vendeurs vendu vendue vérification vérifié vérifiez vérifié versé version versement vigueur virement visible
    vite voie volume vue web zone zones ouvré ouvrés ouvrables desservir habite réside situé mineur majeur justifier joindre joint jointe pièce-jointe illisible lisible corrompu corrompue chiffré protégé`,
};
