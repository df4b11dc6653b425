import "server-only";
import type { InvoiceLanguage } from "@/lib/contract/invoices";

/** The words of an invoice. They belong to the paper and its buyer, not to the screen and its reader, so they stand apart from `lib/messages`. */
export interface InvoiceWords {
  tag: string;
  invoice: string;
  creditNote: string;
  number: string;
  issued: string;
  supplied: string;
  ordered: string;
  order: string;
  shipment: string;
  purchaseOrder: string;
  creditsInvoice: string;
  billTo: string;
  shipTo: string;
  vatNumber: string;
  description: string;
  quantity: string;
  unit: string;
  rate: string;
  net: string;
  vat: string;
  gross: string;
  totalNet: string;
  totalVat: string;
  total: string;
  totalCredit: string;
  promotion: string;
  gift: string;
  giftPromotion: string;
  shipping: string;
  shippingPromotion: string;
  paid: string;
  refunded: string;
  noVat: string;
  page: string;
  draft: string;
  noNumber: string;
}

export const INVOICE_WORDS: Readonly<Record<InvoiceLanguage, InvoiceWords>> = {
  en: {
    tag: "en-GB",
    invoice: "Invoice",
    creditNote: "Credit note",
    number: "Number",
    issued: "Issued",
    supplied: "Date of supply",
    ordered: "Ordered",
    order: "Amazon order",
    shipment: "Shipment",
    purchaseOrder: "Purchase order",
    creditsInvoice: "Credits invoice",
    billTo: "Bill to",
    shipTo: "Delivered to",
    vatNumber: "VAT number",
    description: "Description",
    quantity: "Qty",
    unit: "Unit price",
    rate: "VAT rate",
    net: "Net",
    vat: "VAT",
    gross: "Incl. VAT",
    totalNet: "Total excl. VAT",
    totalVat: "Total VAT",
    total: "Total incl. VAT",
    totalCredit: "Total credited",
    promotion: "Promotion",
    gift: "Gift wrap",
    giftPromotion: "Promotion on gift wrap",
    shipping: "Shipping",
    shippingPromotion: "Promotion on shipping",
    paid: "Paid through Amazon.",
    refunded: "Refunded through Amazon.",
    noVat: "No VAT is charged on this sale.",
    page: "Page {page} of {pages}",
    draft: "PREVIEW",
    noNumber: "given when issued",
  },
  fr: {
    tag: "fr-FR",
    invoice: "Facture",
    creditNote: "Avoir",
    number: "Numéro",
    issued: "Date d’émission",
    supplied: "Date de livraison",
    ordered: "Date de commande",
    order: "Commande Amazon",
    shipment: "Expédition",
    purchaseOrder: "Bon de commande",
    creditsInvoice: "Annule la facture",
    billTo: "Facturé à",
    shipTo: "Livré à",
    vatNumber: "N° de TVA",
    description: "Désignation",
    quantity: "Qté",
    unit: "Prix unitaire HT",
    rate: "Taux de TVA",
    net: "Montant HT",
    vat: "TVA",
    gross: "Montant TTC",
    totalNet: "Total HT",
    totalVat: "Total TVA",
    total: "Total TTC",
    totalCredit: "Total de l’avoir TTC",
    promotion: "Remise",
    gift: "Emballage cadeau",
    giftPromotion: "Remise sur l’emballage cadeau",
    shipping: "Frais de livraison",
    shippingPromotion: "Remise sur la livraison",
    paid: "Réglé via Amazon.",
    refunded: "Remboursé via Amazon.",
    noVat: "Aucune TVA n’est facturée sur cette vente.",
    page: "Page {page} sur {pages}",
    draft: "APERÇU",
    noNumber: "attribué à l’émission",
  },
  de: {
    tag: "de-DE",
    invoice: "Rechnung",
    creditNote: "Gutschrift",
    number: "Nummer",
    issued: "Ausgestellt am",
    supplied: "Lieferdatum",
    ordered: "Bestellt am",
    order: "Amazon-Bestellung",
    shipment: "Sendung",
    purchaseOrder: "Ihre Bestellnummer",
    creditsInvoice: "Zur Rechnung",
    billTo: "Rechnung an",
    shipTo: "Geliefert an",
    vatNumber: "USt-IdNr.",
    description: "Bezeichnung",
    quantity: "Menge",
    unit: "Einzelpreis netto",
    rate: "USt-Satz",
    net: "Netto",
    vat: "USt",
    gross: "Brutto",
    totalNet: "Summe netto",
    totalVat: "Summe USt",
    total: "Rechnungsbetrag",
    totalCredit: "Gutschriftbetrag",
    promotion: "Rabatt",
    gift: "Geschenkverpackung",
    giftPromotion: "Rabatt auf Geschenkverpackung",
    shipping: "Versandkosten",
    shippingPromotion: "Rabatt auf Versandkosten",
    paid: "Über Amazon bezahlt.",
    refunded: "Über Amazon erstattet.",
    noVat: "Für diesen Verkauf wird keine Umsatzsteuer berechnet.",
    page: "Seite {page} von {pages}",
    draft: "VORSCHAU",
    noNumber: "wird beim Ausstellen vergeben",
  },
  it: {
    tag: "it-IT",
    invoice: "Fattura",
    creditNote: "Nota di credito",
    number: "Numero",
    issued: "Data di emissione",
    supplied: "Data di consegna",
    ordered: "Data dell’ordine",
    order: "Ordine Amazon",
    shipment: "Spedizione",
    purchaseOrder: "Ordine di acquisto",
    creditsInvoice: "Storna la fattura",
    billTo: "Intestata a",
    shipTo: "Consegnata a",
    vatNumber: "Partita IVA",
    description: "Descrizione",
    quantity: "Qtà",
    unit: "Prezzo unitario",
    rate: "Aliquota IVA",
    net: "Imponibile",
    vat: "IVA",
    gross: "IVA inclusa",
    totalNet: "Totale imponibile",
    totalVat: "Totale IVA",
    total: "Totale fattura",
    totalCredit: "Totale nota di credito",
    promotion: "Sconto",
    gift: "Confezione regalo",
    giftPromotion: "Sconto sulla confezione regalo",
    shipping: "Spese di spedizione",
    shippingPromotion: "Sconto sulla spedizione",
    paid: "Pagato tramite Amazon.",
    refunded: "Rimborsato tramite Amazon.",
    noVat: "Su questa vendita non è addebitata IVA.",
    page: "Pagina {page} di {pages}",
    draft: "ANTEPRIMA",
    noNumber: "assegnato all’emissione",
  },
  es: {
    tag: "es-ES",
    invoice: "Factura",
    creditNote: "Factura rectificativa",
    number: "Número",
    issued: "Fecha de emisión",
    supplied: "Fecha de entrega",
    ordered: "Fecha del pedido",
    order: "Pedido de Amazon",
    shipment: "Envío",
    purchaseOrder: "Orden de compra",
    creditsInvoice: "Rectifica la factura",
    billTo: "Facturado a",
    shipTo: "Entregado a",
    vatNumber: "NIF-IVA",
    description: "Descripción",
    quantity: "Cant.",
    unit: "Precio unitario",
    rate: "Tipo de IVA",
    net: "Base imponible",
    vat: "IVA",
    gross: "IVA incluido",
    totalNet: "Total base imponible",
    totalVat: "Total IVA",
    total: "Total factura",
    totalCredit: "Total rectificado",
    promotion: "Descuento",
    gift: "Envoltorio de regalo",
    giftPromotion: "Descuento en el envoltorio",
    shipping: "Gastos de envío",
    shippingPromotion: "Descuento en el envío",
    paid: "Pagado a través de Amazon.",
    refunded: "Reembolsado a través de Amazon.",
    noVat: "No se aplica IVA a esta venta.",
    page: "Página {page} de {pages}",
    draft: "VISTA PREVIA",
    noNumber: "se asigna al emitirla",
  },
};
