import { foldWord, stemWord } from "./stem-word";

/** Parts of argument names (API.md §11, and how marketplaces spell them): quoted or not, they say which field is wrong. */
const FIELD_WORDS = new Set(
  `tracking number numbers carrier name code codes id ids url link shipping shipped shipment ship date time at delivery delivered line lines
  reason quantity qty price amount total tax taxes vat refund cancel order item sku weight unit currency country comment delay charges mode
  method service return address street city zip postal postcode region phone telephone mobile email mail customer buyer company first last
  invoice document type transaction pickup declared value experience dimension length width height from to location province recipient
  parcel package marketplace key offer fees fee expedition ean gtin description title message field status
  transporteur numero suivi commande motif expedition prix montant quantite ligne pays adresse ville telephone facture colis
  versanddienstleister sendungsnummer bestellung bestellnummer grund menge versanddatum lieferdatum betrag strasse ort plz telefon rechnung
  corriere ordine spedizione data consegna motivo quantita importo prezzo riga paese indirizzo citta fattura
  transportista pedido envio fecha entrega cantidad importe precio linea pais direccion ciudad telefono factura seguimiento`
    .split(/\s+/)
    .map((word) => stemWord(foldWord(word))),
);

export const isFieldWord = (folded: string): boolean => FIELD_WORDS.has(stemWord(folded));
