import type { Lexicon } from "./lexicon";

export const it: Lexicon = {
  stop: `entrambi entrambe mezzanotte mezzogiorno il lo la i gli le l un uno una di del dello della dei degli delle dell a al allo alla ai agli alle all da dal dalla dai dalle dall in nel
    nello nella nei nelle nell su sul sulla sui sulle sull con per tra fra e ed o che chi cui è sono era erano stato stata stati state essere
    ha hanno ho aveva può possono deve devono si ci ne questo questa questi queste quest suo sua suoi loro nostro vostro prego grazie errore
    errori attenzione avviso se quindi sig signor signora ore risulta risultano
    lunedì martedì mercoledì giovedì venerdì sabato domenica lavorativo lavorativi`,
  claims: `incompleto incompleta corretto non senza nessun nessuna mai manca mancano mancante mancanti assente vuoto obbligatorio obbligatoria richiesto richiesta necessario
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
    punto supporto contattare tecnico lista url link effettuato pagato fornito indicato appartiene inserito
    abbonamento abilitata abilitati abilitato accettabile accettate accesso acquirenti acquistata acquistato acquisto addebito affiliato agente aggiornamento aggiornare aggiornato aggiungere aggiunto allegato alfanumerico amministratore
    ammesso ammessa ammessi ammontare anagrafica ancora annullabile anomalia anteriore anticipo apertura aperto applicazione applicabile applicato approvato archiviato area arrivo assegnato assegno associato associata assistenza assicurazione attendere
    attivazione attivo attiva attività attivato attributi attuale aumento automatica automaticamente autorità avvenuto avviato azienda banca bancario base bisogno blocco buono cambiare cambiato cambio campi cancellato cancellazione carattere carico carrello
    carta casella caso categoria catalogo causa cella centro certificazione chiamare chiave chiedere chiudere chiuso chiusura civico classe codifica collegamento collegare collegato combinazione comando commerciale commissione comune comunicazione
    comunicato compatibile compensazione compilare compilato completamento completata completato composto compreso comunque concesso concluso condizione condizioni conferma confermare conflitto conforme congruente connesso connettere consegnare consegnata
    consegnato conservato considerato contatto contenere contenente contenuto contesto conto contratto controllare controllo conversione coordinate copia coppia corpo correggere corrente correttamente corretta correzione corrispondente corrispondenza corso costo
    creare creazione credito criteri dati database debito decimale decisione definito definitivo definizione denominazione destinazione dettaglio dettagli deve dichiarato dichiarazione differente differenza diritto diretto disabilitato disconnesso
    disponibilità disporre dispositivo distribuzione ditta diverso diversa dogana doganale domicilio doppia doppio dovuto durante durata effettiva effettuare effettuata elaborare elaborata elaborato elemento elenco elettronico eliminare email emesso
    emessa emettere emissione ente entità entrata entro errore esatto escluso eseguire eseguita eseguito esecuzione esempio esistente esistenti esito esterna estero estratto etichette evadere evaso evasione evento eventuale fallimento fase fatto fatturare
    fatturata fatturato fatturazione festivo filtro finale finestra firmato fiscale fisico fisso fondi fondo formati forma fornire fornitore forzato frode funzionalità funzione fuso garanzia generare generato generico gestione gestire gestita gestiti
    gestito giacenza giorni giornaliero giusto gruppo idoneo identico identificare identità illeggibile immagine immediato impedito importazione impossibilità impostato impostazione impresa inadatto inattivo incompatibile incongruente incoerente
    indicare indicata indicati indicazione indirizzi individuato inesistente informazione informazioni iniziale inizio inoltrare inoltrato inserire inserita insufficiente insufficienti integrazione intero intera intermedio internazionale interrotto interrotta
    intervallo intestazione introdotto invariato inviare inviata inviato invio iscritto iscrizione istanza lasciare lavorativi lavorativo lavorazione leggere leggibile lettera lettere lettura libero limitato limiti lingua linea livello locale località logistica
    lungo lunga maiuscole mandato manuale manualmente marca marchio massima mediante medio membro memoria mensile merce mercato messaggio metodi mettere minima minuscole misura mittente modalità modello modifica modificabile modificare modificata modulo molto
    mondiale moneta motivazione multiplo nazionale nazione necessaria nega nessuno netto nominativo nominale notifica notificato nulla nullo numerico nuova nuovamente obbligo oggetto oggi ogni oltre omesso operatore operativo operazioni opportuno opzionale
    orario ordinare ordinata ordinato organizzazione origine ottenere ottenuto pacchi pagamenti pagare pagata pagina parte parziale parzialmente passaggio passare passata passato password pendente percorso perdita periodo permanente permesso persona
    personale pesante pezzi pezzo piano piccolo pieno porta portale positivo possibile possibilità posteriore potere precedente precedentemente predefinito prefisso prelevato prelievo prenotazione preparazione preparato presa presente presentato prestabilito
    prevista previsto prezzi principale priorità privato problema procedere procedura processo produzione profilo programma programmato progressivo proprietario proprio prossimo protetto prova provincia provvisorio pubblicato pubblico pulito puntuale
    quanto quantitativo raggiunto raggiungibile ragione rapporto reale reclamo recapito recapitato record recuperare recupero reddito referenza regione registrare registrato registrazione regola regolare relativo remoto residenza residuo residua
    respinta responsabile restituire restituito restituzione restrizione rete revocata revocato revoca ricerca ricevere ricevuta ricevuto richiamo richiedere richiedente riconoscere ridotto riferimenti rifiutare rifiuto riga rilasciato rilevato rimanente rimborsabile
    rimborsare rimosso rimozione rinnovare rinnovo ripetere ripristino risolto risoluzione risorsa rispetta rispettato rispettivo rispondere ristretto risultato ritardo ritirare ritirato ritorno riuscito riuscita rivenditore ruolo saldo salvato scadenza
    scelta scelto scaricare scarto schema scrivere secondo segnalare segnalato segreto selezionata selezione semplice sensibile sequenza serie servire servita servizi settimana sicurezza sigla significato simbolo singola singolo sito situazione smarrito
    soggetto soglia soldi somma sospensione sospesa sospetto sostituire sostituito sostituzione sovrapposto spazio speciale specifica specificato spedibile speditore spese spostato stabilito standard stampa stampato stesso stessa storno strada straniero
    struttura successivo successo sufficiente superamento tabella taglia tardi tariffa tecnica telefonico temporaneo tentativi terminato territorio terzo testo tipologia titolare titolo totale tracciato tracciamento tramite transazione transito trasferito
    trasmesso trasmissione trasmettere trasportatore trasporto trattenuto trovare trovati troncato tutto ubicazione ufficio ultima ultimo unica unico unità uguale univoco urgente uscita uso utilizzare utilizzato utilizzo valida validazione validità
    valido variante variazione vecchio vendita venduto venditori verifica verificata verificato versamento versione vietata visibile voce volume volta vuota vuoti web zona zone`,
};
