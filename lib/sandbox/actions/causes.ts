import type { Language } from "../marketplaces/metadata";

/** Why a marketplace refused, in its own words. Placeholders: {carrier} {tracking} {order} {line} {reason} {amount} {fields}. */
export type Cause = keyof typeof CAUSES;

const CAUSES = {
  trackingFormat: {
    en: "The tracking ID {tracking} for {carrier} does not match the format of the carrier. Please check tracking ID and carrier.",
    fr: "Le numéro de suivi {tracking} ne correspond pas au format attendu pour le transporteur {carrier}.",
    de: "Die Sendungsnummer {tracking} entspricht nicht dem Format von {carrier}.",
    it: "Il numero di tracciamento {tracking} non rispetta il formato previsto dal corriere {carrier}.",
  },
  carrierUnknown: {
    en: 'Carrier "{carrier}" is not an accepted carrier for this marketplace.',
    fr: "Le transporteur « {carrier} » n'est pas reconnu par la place de marché.",
    de: "Der Versanddienstleister „{carrier}“ ist nicht bekannt.",
    it: "Il corriere «{carrier}» non è riconosciuto dal marketplace.",
  },
  trackingReused: {
    en: "Tracking number {tracking} has already been used for another order.",
    fr: "Le numéro de suivi {tracking} est déjà utilisé pour une autre commande.",
    de: "Die Sendungsnummer {tracking} wurde bereits für eine andere Bestellung verwendet.",
    it: "Il numero di tracciamento {tracking} è già stato utilizzato per un altro ordine.",
  },
  alreadyShipped: {
    en: "Order {order} has already been shipped: status transition not allowed.",
    fr: "La commande {order} est déjà expédiée, changement d'état impossible.",
    de: "Die Bestellung {order} wurde bereits versendet, Statuswechsel nicht möglich.",
    it: "L'ordine {order} risulta già spedito, cambio di stato non consentito.",
  },
  canceledByBuyer: {
    en: "Order {order} was canceled by the buyer and can no longer be processed.",
    fr: "La commande {order} a été annulée par le client et ne peut plus être traitée.",
    de: "Die Bestellung {order} wurde vom Käufer storniert und kann nicht mehr bearbeitet werden.",
    it: "L'ordine {order} è stato annullato dal cliente e non può più essere elaborato.",
  },
  lineUnknown: {
    en: "Order line {line} not found in order {order}.",
    fr: "Ligne de commande {line} introuvable dans la commande {order}.",
    de: "Position {line} der Bestellung {order} wurde nicht gefunden.",
    it: "Riga d'ordine {line} non trovata nell'ordine {order}.",
  },
  nameNeeded: {
    en: "{fields} must match the chosen carrier ({carrier}).",
    fr: "Les champs {fields} doivent correspondre au transporteur choisi ({carrier}).",
    de: "{fields} müssen zum gewählten Versanddienstleister ({carrier}) passen.",
    it: "I campi {fields} devono corrispondere al corriere scelto ({carrier}).",
  },
  refundTooHigh: {
    en: "Refund amount {amount} exceeds the amount left for line {line}.",
    fr: "Le montant à rembourser {amount} dépasse le montant restant de la ligne {line}.",
    de: "Der Erstattungsbetrag {amount} übersteigt den Restbetrag der Position {line}.",
    it: "L'importo del rimborso {amount} supera l'importo residuo della riga {line}.",
  },
  reasonRefused: {
    en: 'Reason code "{reason}" is not allowed in this state of the order.',
    fr: "Le motif « {reason} » n'est pas autorisé dans l'état actuel de la commande.",
    de: "Der Grund „{reason}“ ist im aktuellen Status der Bestellung nicht erlaubt.",
    it: "Il motivo «{reason}» non è consentito nello stato attuale dell'ordine.",
  },
  marketplaceDown: {
    en: "The marketplace API is temporarily unavailable (HTTP 503), order {order}.",
    fr: "L'API de la place de marché est momentanément indisponible (HTTP 503), commande {order}.",
    de: "Die Schnittstelle des Marktplatzes ist vorübergehend nicht erreichbar (HTTP 503), Bestellung {order}.",
    it: "L'API del marketplace è temporaneamente non disponibile (HTTP 503), ordine {order}.",
  },
  keysExpired: {
    en: "Authorization with the marketplace has expired. Please renew the access of your seller account.",
    fr: "L'autorisation auprès de la place de marché a expiré. Renouvelez l'accès de votre compte vendeur.",
    de: "Die Autorisierung beim Marktplatz ist abgelaufen. Bitte erneuern Sie den Zugang Ihres Verkäuferkontos.",
    it: "L'autorizzazione presso il marketplace è scaduta. Rinnovare l'accesso dell'account venditore.",
  },
  quantityTooHigh: {
    en: "Quantity is greater than the quantity left to ship for line {line}.",
    fr: "La quantité est supérieure à la quantité restant à expédier pour la ligne {line}.",
    de: "Die Menge übersteigt die noch zu versendende Menge der Position {line}.",
    it: "La quantità supera quella ancora da spedire per la riga {line}.",
  },
  tooLate: {
    en: "The time limit to accept order {order} has passed.",
    fr: "Le délai d'acceptation de la commande {order} est dépassé.",
    de: "Die Frist zur Annahme der Bestellung {order} ist abgelaufen.",
    it: "Il termine per accettare l'ordine {order} è scaduto.",
  },
  returnLabel: {
    en: "Return tracking number is missing for parcel delivery of order {order}.",
    fr: "Le numéro de suivi retour est absent pour la livraison en colis de la commande {order}.",
    de: "Für die Paketlieferung der Bestellung {order} fehlt die Retouren-Sendungsnummer.",
    it: "Manca il numero di tracciamento del reso per la consegna dell'ordine {order}.",
  },
} as const satisfies Record<string, Record<Language, string>>;

export const ALL_CAUSES = Object.keys(CAUSES) as Cause[];

/** Warnings that come with success (API.md §10.2). */
const WARNINGS: Record<Language, string> = {
  en: "Accepted, but the tracking ID {tracking} for {carrier} does not map the usual format of the carrier.",
  fr: "Prise en compte avec avertissement : le suivi {tracking} ne semble pas valide pour {carrier}.",
  de: "Übernommen mit Hinweis: Die Sendungsnummer {tracking} passt nicht zum üblichen Format von {carrier}.",
  it: "Accettato con avviso: il tracciamento {tracking} non sembra valido per {carrier}.",
};

/** What the text speaks about. */
export interface CauseFacts {
  order: string;
  args: Readonly<Record<string, unknown>>;
  /** The arguments that are wrong together, by their names; missing where nobody looked. */
  fields?: readonly string[];
}

const AND: Record<Language, string> = { en: " and ", fr: " et ", de: " und ", it: " e " };
const USUAL_FIELDS = ["carrier_name", "tracking_url"];

export function causeText(cause: Cause, language: Language, facts: CauseFacts): string {
  return fill(CAUSES[cause][language], facts, language);
}

export function warningText(language: Language, facts: CauseFacts): string {
  return fill(WARNINGS[language], facts, language);
}

function fill(template: string, { order, args, fields = USUAL_FIELDS }: CauseFacts, language: Language): string {
  const reason = args.reason ?? args.reason_code ?? args.refund_reason ?? args.cancel_reason;
  const values: Record<string, unknown> = {
    order,
    carrier: args.carrier_name || args.carrier,
    tracking: args.tracking_number,
    line: args.line,
    reason,
    amount: args.refund_price,
    fields: fields.join(AND[language]),
  };
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? "-"));
}
