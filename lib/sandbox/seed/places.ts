/** Invented people and streets per country. Names are common ones, put together by chance. */
export interface Place {
  firstNames: string[];
  lastNames: string[];
  civilities: string[];
  streets: string[];
  /** "zip|city" or "zip|city|region". */
  cities: string[];
  mobile: string;
  companies: string[];
  vat: string;
}

function words(text: string): string[] {
  return text.split(",");
}

export const PLACES: Record<string, Place> = {
  FR: {
    firstNames: words(
      "Camille,Léa,Manon,Chloé,Inès,Jade,Louise,Lucas,Hugo,Jules,Arthur,Nathan,Théo,Mathis,Zoé,Aïcha,Noël,Anne-Sophie",
    ),
    lastNames: words(
      "Martin,Bernard,Petit,Durand,Leroy,Moreau,Girard,Lefèvre,Mercier,Faure,Rousseau,Blanchet,N'Diaye,Le Goff,d'Aubigné,Ben Salah",
    ),
    civilities: words("M,MME,MLLE"),
    streets: words(
      "rue des Lilas,avenue de la République,chemin du Moulin,boulevard Voltaire,impasse des Cerisiers,rue du Général-Leclerc,place de l'Église",
    ),
    cities: words(
      "75011|Paris,69003|Lyon,06220|Vallauris,13008|Marseille,33000|Bordeaux,59800|Lille,35000|Rennes,01000|Bourg-en-Bresse,67000|Strasbourg,20090|Ajaccio,44000|Nantes",
    ),
    mobile: "06########",
    companies: words(
      "Menuiserie Carrel SARL,Cabinet Aubert & Fils,Hôtel du Port,Studio Lumen SAS,Mairie de Saint-Loup",
    ),
    vat: "FR##########1",
  },
  BE: {
    firstNames: words("Emma,Olivia,Louis,Arthur,Noah,Lotte,Wout,Femke"),
    lastNames: words("Peeters,Janssens,Maes,Jacobs,Dubois,Lambert,Claes,Wouters"),
    civilities: words("M,MME"),
    streets: words("rue Neuve,Kerkstraat,avenue Louise,Stationsstraat,chaussée de Wavre"),
    cities: words("1000|Bruxelles,2000|Antwerpen,9000|Gent,4000|Liège,5000|Namur"),
    mobile: "04########",
    companies: words("De Smet & Co BV,Brasserie du Canal SRL"),
    vat: "BE0#########",
  },
  DE: {
    firstNames: words("Anna,Lena,Mia,Emma,Hannah,Lukas,Leon,Finn,Jonas,Felix,Jürgen,Käthe,Björn,Sabine,Uwe"),
    lastNames: words(
      "Müller,Schmidt,Schneider,Fischer,Weber,Wagner,Becker,Schäfer,Groß,Öztürk,Kowalski,von der Heide,Krüger",
    ),
    civilities: words("Herr,Frau"),
    streets: words("Hauptstraße,Bahnhofstraße,Gartenweg,Lindenallee,Am Mühlbach,Schillerstraße,Goetheplatz"),
    cities: words(
      "10115|Berlin,80331|München,20095|Hamburg,50667|Köln,01067|Dresden,04109|Leipzig,70173|Stuttgart,90402|Nürnberg,24103|Kiel",
    ),
    mobile: "+4917########",
    companies: words("Tischlerei Brandt GmbH,Café Morgenrot e.K.,Ingenieurbüro Voss & Partner,Praxis Dr. Lehmann"),
    vat: "DE#########",
  },
  AT: {
    firstNames: words("Lena,Sophie,Maximilian,Jakob,Katharina,Florian"),
    lastNames: words("Gruber,Huber,Bauer,Wagner,Pichler,Steiner"),
    civilities: words("Herr,Frau"),
    streets: words("Hauptplatz,Mariahilfer Straße,Ringstraße,Dorfgasse"),
    cities: words("1010|Wien,8010|Graz,4020|Linz,5020|Salzburg,6020|Innsbruck"),
    mobile: "+43664#######",
    companies: words("Alpenhof Gastro GmbH,Wiener Lampen KG"),
    vat: "ATU########",
  },
  CH: {
    firstNames: words("Laura,Nina,Luca,Noah,Reto,Ursina,Beat"),
    lastNames: words("Meier,Keller,Huber,Favre,Rochat,Bianchi,Zbinden"),
    civilities: words("Herr,Frau"),
    streets: words("Bahnhofstrasse,Dorfstrasse,rue du Lac,Seestrasse"),
    cities: words("8001|Zürich,3011|Bern,1003|Lausanne,4051|Basel,6900|Lugano"),
    mobile: "+4179#######",
    companies: words("Seeblick Immobilien AG,Atelier Rochat Sàrl"),
    vat: "CHE#########",
  },
  GB: {
    firstNames: words("Olivia,Amelia,Isla,Ava,Oliver,George,Harry,Jack,Freya,Callum,Siobhan,Rhys"),
    lastNames: words("Smith,Jones,Taylor,Brown,Evans,O'Connor,MacLeod,Walker,Wright,Patel,Hughes,Smythe-Brown"),
    civilities: words("Mr,Mrs,Ms,Dr"),
    streets: words("High Street,Station Road,Church Lane,Victoria Terrace,Mill Close,The Green"),
    cities: words(
      "SW1A 2AA|London,M1 1AE|Manchester,EH1 1YZ|Edinburgh,CF10 1EP|Cardiff,B33 8TH|Birmingham,BT1 5GS|Belfast",
    ),
    mobile: "07#########",
    companies: words("Hartley Joinery Ltd,Bright & Sons LLP,St Mary's Primary School"),
    vat: "GB#########",
  },
  IT: {
    firstNames: words("Giulia,Sofia,Aurora,Martina,Leonardo,Francesco,Alessandro,Lorenzo,Niccolò,Chiara"),
    lastNames: words("Rossi,Russo,Ferrari,Esposito,Bianchi,Romano,Colombo,D'Angelo,De Luca,Marchetti"),
    civilities: words("Sig.,Sig.ra"),
    streets: words("Via Roma,Via Garibaldi,Corso Italia,Piazza Dante,Via dei Mille,Viale Europa"),
    cities: words(
      "00184|Roma|RM,20121|Milano|MI,80134|Napoli|NA,10121|Torino|TO,50122|Firenze|FI,90133|Palermo|PA,34121|Trieste|TS",
    ),
    mobile: "+393#########",
    companies: words("Officina Conti S.r.l.,Bar Centrale di Moretti & C.,Studio Legale Greco"),
    vat: "IT###########",
  },
  ES: {
    firstNames: words("Lucía,Sofía,Martina,Paula,Hugo,Mateo,Martín,Iker,Begoña,Íñigo"),
    lastNames: words("García López,Fernández Ruiz,Martínez Gil,Sánchez Peña,Muñoz,Ibáñez,Etxeberria,Núñez"),
    civilities: words("Sr.,Sra."),
    streets: words("Calle Mayor,Avenida de la Constitución,Paseo del Prado,Calle del Carmen,Plaza Nueva"),
    cities: words(
      "28013|Madrid|Madrid,08002|Barcelona|Barcelona,41001|Sevilla|Sevilla,46002|Valencia|Valencia,48005|Bilbao|Bizkaia,03001|Alicante|Alicante",
    ),
    mobile: "6########",
    companies: words("Muebles Ortega S.L.,Hostal La Palmera"),
    vat: "ESB########",
  },
  PT: {
    firstNames: words("Maria,Leonor,Matilde,João,Rodrigo,Afonso,Inês"),
    lastNames: words("Silva,Santos,Ferreira,Pereira,Gonçalves,Conceição"),
    civilities: words("Sr.,Sra."),
    streets: words("Rua Augusta,Avenida da Liberdade,Rua do Carmo,Travessa das Flores"),
    cities: words("1100-053|Lisboa,4000-322|Porto,3000-213|Coimbra,8000-164|Faro"),
    mobile: "9########",
    companies: words("Padaria Nova Lda"),
    vat: "PT#########",
  },
  NL: {
    firstNames: words("Emma,Julia,Sanne,Fleur,Daan,Bram,Sem,Thijs,Joost"),
    lastNames: words("de Jong,Jansen,de Vries,van den Berg,Bakker,Visser,'t Hart,Mulder"),
    civilities: words("Dhr.,Mevr."),
    streets: words("Kerkstraat,Dorpsstraat,Molenweg,Prinsengracht,Stationsplein"),
    cities: words("1012 JS|Amsterdam,3011 AA|Rotterdam,2511 BT|Den Haag,3511 LN|Utrecht,5611 ZA|Eindhoven"),
    mobile: "06########",
    companies: words("Van Dam Techniek B.V.,Bloemen & Zo"),
    vat: "NL#########B01",
  },
  PL: {
    firstNames: words("Zofia,Hanna,Maja,Antoni,Jan,Łukasz,Małgorzata,Paweł"),
    lastNames: words("Nowak,Kowalska,Wiśniewski,Wójcik,Zieliński,Szymańska,Dąbrowski"),
    civilities: words("Pan,Pani"),
    streets: words("ul. Polna,ul. Leśna,ul. Słoneczna,al. Niepodległości"),
    cities: words("00-001|Warszawa,30-001|Kraków,50-001|Wrocław,80-001|Gdańsk,90-001|Łódź"),
    mobile: "+485########",
    companies: words("Biuro Rachunkowe Nowak sp. z o.o."),
    vat: "PL##########",
  },
  SE: {
    firstNames: words("Alice,Maja,Elsa,William,Oskar,Åsa,Göran"),
    lastNames: words("Andersson,Johansson,Nilsson,Lindqvist,Åkesson,Sjöberg"),
    civilities: words("Herr,Fru"),
    streets: words("Storgatan,Kungsgatan,Drottninggatan,Björkvägen"),
    cities: words("111 20|Stockholm,411 05|Göteborg,211 20|Malmö,753 20|Uppsala"),
    mobile: "+467########",
    companies: words("Nordisk Form AB"),
    vat: "SE##########01",
  },
  HU: {
    firstNames: words("Anna,Luca,Bence,Máté,Zsófia"),
    lastNames: words("Nagy,Kovács,Tóth,Szabó,Horváth"),
    civilities: words("Úr,Asszony"),
    streets: words("Kossuth Lajos utca,Petőfi utca,Rákóczi út"),
    cities: words("1051|Budapest,4024|Debrecen,6720|Szeged"),
    mobile: "+3620#######",
    companies: words("Duna Bt."),
    vat: "HU########",
  },
};

/** The country's entry; an unknown country borrows France's names. */
export function placeOf(country: string): Place {
  return PLACES[country] ?? PLACES.FR!;
}
