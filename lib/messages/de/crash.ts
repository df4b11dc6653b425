export const crash = {
  title: "Diese Ansicht ist stehen geblieben",
  text: "Der Fehler liegt bei uns. Ein neuer Versuch lädt nur die Ansicht; gesendet wird dabei nichts.",
  step: "Erneut versuchen",
  reference: "Kennung für den Support",
};
