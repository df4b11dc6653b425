import type { FamilyRule } from "./family-rule";

export const fr: readonly FamilyRule[] = [
  {
    family: "throttled",
    all: [["trop de requete", "trop d appel", "trop de demande", "quota", "limite d appel", "limite de requete", "nombre de requetes", "nombre d appels"]],
    reason: "La place de marché compte les appels et demande d'attendre.",
  },
  {
    family: "rights_or_connection",
    all: [
      ["jeton", "session", "mot de passe", "cle d api", "cle api", "identifiants", "connexion refusee", "signature"],
      ["expir", "invalide", "revoque", "incorrect", "refus", "errone"],
    ],
    reason: "L'accès n'est plus valable ; quelqu'un doit reconnecter le compte.",
  },
  {
    family: "rights_or_connection",
    all: [["authentification", "identification du", "droits", "acces refuse", "acces interdit", "non autorise a", "permission", "pas autorise a", "habilit", "compte suspendu", "compte desactive", "boutique suspendue", "boutique fermee", "compte bloque", "boutique est suspendue", "compte est suspendu"]],
    reason: "Le compte n'a pas le droit, ou n'est pas reconnu.",
  },
  {
    family: "marketplace_down",
    all: [["maintenance", "indisponible", "erreur interne", "delai d attente", "reessayer plus tard", "reessayez plus tard", "surcharge", "ne repond pas", "injoignable", "connexion impossible", "connexion interrompue", "panne", "erreur technique", "erreur serveur", "temps de reponse"]],
    none: ["produit", "article", "transporteur"],
    reason: "La place de marché ne répond pas ; la même demande peut passer plus tard.",
  },
  {
    family: "too_late",
    all: [["delai", "date limite", "echeance", "trop tard", "periode", "hors delai", "trop ancien"], ["depass", "expir", "echu", "passe", "termine", "ecoule", "trop tard", "hors delai", "trop ancien", "plus possible"]],
    reason: "Une date est passée ; renvoyer ne sert à rien.",
  },
  {
    family: "wrong_state",
    all: [["deja"], ["expedi", "rembours", "annul", "accept", "refus", "factur", "livr", "trait", "clotur", "envoy", "confirm"]],
    none: ["numero de suivi"],
    reason: "La commande a avancé sans nous.",
  },
  {
    family: "wrong_state",
    all: [["statut", "etat de la commande", "a ete annulee", "a ete remboursee", "est annulee", "pas encore", "en attente", "est cloturee", "est fermee", "en cours de"]],
    none: ["transporteur", "suivi"],
    reason: "Le statut de la commande ne permet pas l'action.",
  },
  {
    family: "carrier_or_tracking",
    all: [["transporteur", "suivi", "numero de colis", "livreur", "bordereau", "<carrier>"]],
    reason: "Le transporteur ou le numéro de suivi est en cause.",
  },
  {
    family: "not_supported",
    all: [["action", "operation", "methode", "fonctionnalite", "livraison"], ["pas prise en charge", "non prise en charge", "pas disponible", "pas possible", "pas autorise", "non autorise", "pas supporte", "non supporte", "pas permis", "interdite", "n existe pas"]],
    reason: "La place de marché ne connaît pas cette action ici.",
  },
  {
    family: "input_wrong",
    all: [["invalide", "incorrect", "obligatoire", "manqu", "absent", "introuvable", "inconnu", "n existe pas", "superieur", "inferieur", "depasse", "errone", "vide", "pas valide", "non valide", "requis", "preciser", "stock", "rupture", "epuise", "ne correspond", "aucun", "n appartient", "indisponible", "ne peut pas", "ne doit pas", "format", "doit etre", "renseign", "trop long", "trop court", "impossible"]],
    reason: "Une valeur envoyée manque, est mal formée ou contredit la commande.",
  },
];
