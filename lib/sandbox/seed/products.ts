import type { Random } from "../random";

/** One thing the invented shop sells. Price without cents drift, in euros. */
export interface Product {
  sku: string;
  ean: string;
  title: { en: string; fr: string; de: string };
  category: string;
  price: number;
}

const NAMES: [sku: string, en: string, fr: string, de: string, category: string, price: number][] = [
  ["LMP-ARC", "Arc floor lamp", "Lampadaire arc", "Bogenlampe", "Lighting > Floor lamps", 129.9],
  [
    "LMP-DSK",
    "Desk lamp with dimmer",
    "Lampe de bureau à variateur",
    "Schreibtischlampe dimmbar",
    "Lighting > Desk lamps",
    39.95,
  ],
  ["CHR-OAK", "Oak dining chair", "Chaise en chêne", "Esszimmerstuhl Eiche", "Furniture > Chairs", 89],
  ["TBL-RND", "Round bistro table", "Table bistrot ronde", "Runder Bistrotisch", "Furniture > Tables", 149.5],
  ["SHF-WLL", "Wall shelf, set of 3", "Étagère murale, lot de 3", "Wandregal, 3er-Set", "Furniture > Shelves", 34.9],
  ["RUG-JUT", "Jute rug", "Tapis en jute", "Juteteppich", "Textiles > Rugs", 79.99],
  [
    "CSH-LIN",
    "Linen cushion cover",
    "Housse de coussin en lin",
    "Kissenhülle aus Leinen",
    "Textiles > Cushions",
    14.95,
  ],
  ["THR-WOL", "Wool throw", "Plaid en laine", "Wolldecke", "Textiles > Throws", 54.9],
  ["MUG-STN", "Stoneware mugs, set of 4", "Mugs en grès, lot de 4", "Steingutbecher, 4er-Set", "Kitchen > Mugs", 27.5],
  ["KNF-CHF", "Chef's knife 20 cm", "Couteau de chef 20 cm", "Kochmesser 20 cm", "Kitchen > Knives", 44.9],
  ["PAN-CST", "Cast-iron pan", "Poêle en fonte", "Gusseiserne Pfanne", "Kitchen > Pans", 62],
  ["KTL-GOO", "Gooseneck kettle", "Bouilloire col de cygne", "Schwanenhalskessel", "Kitchen > Kettles", 69.9],
  ["BTL-INS", "Insulated bottle 750 ml", "Gourde isotherme 750 ml", "Isolierflasche 750 ml", "Outdoor > Bottles", 24.9],
  ["TNT-2P", "Two-person tent", "Tente deux places", "Zwei-Personen-Zelt", "Outdoor > Tents", 189],
  ["BAG-RLL", "Roll-top backpack", "Sac à dos roll-top", "Rolltop-Rucksack", "Outdoor > Bags", 84.5],
  ["HMC-CTN", "Cotton hammock", "Hamac en coton", "Hängematte aus Baumwolle", "Garden > Hammocks", 46.9],
  ["PLT-TRC", "Terracotta planter", "Jardinière en terre cuite", "Terrakotta-Pflanzkübel", "Garden > Planters", 21.9],
  ["SEC-BYP", "Bypass secateurs", "Sécateur à lames croisées", "Bypass-Gartenschere", "Garden > Tools", 18.99],
  ["BRD-FDR", "Bird feeder", "Mangeoire à oiseaux", "Vogelhäuschen", "Garden > Birds", 23.4],
  ["CND-SOY", "Soy candle, cedar", "Bougie de soja, cèdre", "Sojakerze, Zeder", "Decoration > Candles", 16.9],
  ["FRM-A3", "Picture frame A3", "Cadre photo A3", "Bilderrahmen A3", "Decoration > Frames", 19.9],
  ["CLK-WLL", "Silent wall clock", "Horloge murale silencieuse", "Leise Wanduhr", "Decoration > Clocks", 32.5],
  ["BTH-TWL", "Bath towel, organic", "Drap de bain bio", "Bio-Badetuch", "Bath > Towels", 26.9],
  ["BSK-SGR", "Seagrass basket", "Panier en jonc de mer", "Seegraskorb", "Storage > Baskets", 29.9],
];
const VARIANTS = ["", "white", "black", "sand", "green", "blue"];

/** The whole assortment: every name in its variants, with valid EAN-13 check digits. */
export const PRODUCTS: readonly Product[] = NAMES.flatMap(([sku, en, fr, de, category, price], row) =>
  VARIANTS.slice(0, 3 + (row % 4)).map((variant, column) => ({
    sku: variant ? `${sku}-${variant.slice(0, 2).toUpperCase()}` : sku,
    ean: ean13(`376012${String(row).padStart(3, "0")}${String(column).padStart(3, "0")}`),
    title: variant ? { en: `${en}, ${variant}`, fr: `${fr} (${variant})`, de: `${de}, ${variant}` } : { en, fr, de },
    category,
    price: Math.round((price + column * 1.5) * 100) / 100,
  })),
);

/** Appends the check digit to twelve digits. */
function ean13(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1), 0);
  return twelve + ((10 - (sum % 10)) % 10);
}

/** Distinct products for one order. */
export function pickProducts(random: Random, count: number): Product[] {
  const chosen = new Set<Product>();
  while (chosen.size < count) chosen.add(random.pick(PRODUCTS));
  return [...chosen];
}
