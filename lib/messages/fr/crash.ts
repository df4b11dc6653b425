export const crash = {
  title: "Cet écran s’est arrêté",
  text: "L’erreur vient de chez nous. Réessayer recharge seulement l’écran ; rien n’est envoyé.",
  step: "Réessayer",
  reference: "Référence pour le support",
};
