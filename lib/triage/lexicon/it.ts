import type { Lexicon } from "./lexicon";

export const it: Lexicon = {
  stop: `il lo la i gli le l un uno una di del dello della dei degli delle dell a al allo alla ai agli alle all da dal dalla dai dalle dall in nel
    nello nella nei nelle nell su sul sulla sui sulle sull con per tra fra e ed o che chi cui è sono era erano stato stata stati state essere
    ha hanno ho aveva può possono deve devono si ci ne questo questa questi queste quest suo sua suoi loro nostro vostro prego grazie errore
    errori attenzione avviso se quindi sig signor signora ore risulta risultano
    lunedì martedì mercoledì giovedì venerdì sabato domenica`,
  claims: `non senza nessun nessuna mai manca mancano mancante mancanti assente vuoto obbligatorio obbligatoria richiesto richiesta necessario
    invalido invalida valido valida errato errata sbagliato sconosciuto sconosciuta riconosciuto trovato trovata rifiutato rifiutata
    respinto vietato impossibile fallito fallita già duplicato esiste esistono supera superato superata maggiore minore superiore inferiore
    troppo troppe scaduto scaduta scade tardi disponibile esaurito annullato annullata spedito spedita rimborsato bloccato sospeso
    disattivato autorizzato consentito supportato corrisponde futuro negativo più`,
  words: `ordine ordini riga righe articolo articoli prodotto prodotti offerta corriere corrieri vettore spedizione spedizioni spedire tracciabilità
    tracciamento tracking monitoraggio numero numeri codice codici identificativo riferimento consegna pacco collo etichetta peso lunghezza
    larghezza altezza dimensione quantità importo importi prezzo totale tassa imposta iva aliquota valuta rimborso rimborsi rimborsare
    reso resi annullamento annullare accettazione accettare accettato motivo ragione commento data date tempo giorno giorni ora minuto
    minuti secondi termine limite massimo minimo prima dopo entro fino nome cognome indirizzo via città cap postale provincia paese telefono
    cellulare email mail cliente clienti acquirente destinatario mittente venditore negozio account utente azienda fattura fatture documento
    nota credito file formato valore valori tipo campo campi parametro parametri argomento attributo opzione chiave contenuto contiene
    caratteri carattere cifra richiesta richieste risposta chiamata azione azioni operazione metodo stato servizio server sistema
    piattaforma marketplace connessione sessione token accesso autenticazione autorizzazione credenziali password permesso permessi firma
    certificato riprovare riprova tentativo tentativi nuovo momento momentaneamente temporaneamente manutenzione interno esterno
    sovraccarico pagamento attesa elaborazione modificato modifica creato eliminato confermato conferma verificare specificare indicare
    inserire fornire selezionare corretto completo incompleto parziale altro altri tutti due più magazzino giacenza scorta sconto ritiro
    punto supporto contattare tecnico lista url link effettuato pagato fornito indicato appartiene inserito`,
};
