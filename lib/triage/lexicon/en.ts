import type { Lexicon } from "./lexicon";

export const en: Lexicon = {
  stop: `both midnight noon a an the this that these those there here it its is are am was were be been being has have had do does did will would shall can
    could may might of for to in on at by from as into with within and or your you our we us i my his her their them they he she him
    please kindly thank thanks error errors warning fatal severe info debug exception so if then than also which who whose what when
    where while because due just very per via some any each every such about mon tue wed thu fri sat sun
    monday tuesday wednesday thursday friday saturday sunday am pm utc gmt cet cest bst http https nginx apache cloudflare openresty varnish tomcat
    one two three apt mr mrs ms dr prof`,
  claims: `incomplete no not nor never without cannot none missing miss lack absent empty blank required mandatory must need needed should invalid valid
    incorrect wrong malformed bad unknown unrecognized unrecognised undefined unexpected unsupported supported support allowed disallowed
    forbidden denied refused rejected reject declined failed fail failure unable impossible already duplicate duplicated exists exist
    exceed exceeds exceeded exceeding too many more less fewer greater higher lower larger smaller longer shorter expired expire late early
    unavailable available timeout timed closed cancelled canceled shipped dispatched refunded locked blocked suspended disabled revoked
    unauthorized unauthenticated found mismatch match matches inconsistent conflict outside future past negative positive zero stock`,
  words: `order orders item items line lines product products sku skus article offer listing carrier carriers courier transporter shipper
    tracking track number numbers code codes id ids identifier reference shipment shipments speed shipping ship delivery deliver delivered
    dispatch package packages parcel parcels label weight length width height dimension dimensions size volume quantity quantities
    amount amounts price prices total subtotal tax taxes vat rate currency refund refunds return returns cancel cancellation cancellations
    accept acceptance accepted acknowledge reason reasons adjustment comment date dates time day days hour hours minute minutes
    deadline window period limit quota latest earliest seconds before after since until during between next last previous first second
    name names first surname address addresses street city town postcode postal zip region state province country phone telephone mobile
    email mail customer customers buyer recipient sender seller sellers merchant retailer shop store account user client company
    invoice invoices document documents credit note file files pdf xml json csv feed batch upload uploaded download format formats expected
    expects given received value values type types field fields parameter parameters argument arguments attribute attributes property
    option options key header body payload content characters character char digit digits letters
    request requests response answer call calls action actions operation operations method methods transition status statuses state
    service services server servers system platform marketplace marketplaces api endpoint host gateway network connection connect connected
    session token tokens access authorization authentication authenticate credentials credential password login signature hmac certificate
    ssl tls handshake scope permission permissions role right rights license key resource resources
    retry retries attempt attempts again try tried later temporarily temporary currently moment now yet still only longer pending processing
    waiting awaiting payment payments paid debit released review fraud manual manually team automatic automatically
    maintenance internal external bad gateway time out down overload overloaded busy throttled throttling exceeded
    belong belongs contain contains correspond corresponds include includes use used uses using set sent send sending submit submitted
    process processed parse parsing convert read write create created update updated modify modified change changed delete deleted remove
    removed add added apply applied confirm confirmed confirmation verify check checked provide provided specify specified enter entered
    choose select selected correct correctly complete completed incomplete partial partially full fully entire whole same different differ
    differs equal least most maximum minimum max min up over under above below other another both all multiple single
    charge charged fee fees cost costs unit units stock inventory backorder out gift promotion discount
    fulfilled fulfilment fulfillment fulfil fulfill unshipped prime business pickup collect collection point relay warehouse origin
    destination return-label exchange claim dispute case
    something went contact technical seller support help contacted page
    column row schema validation violation violations validate validated constraint unique null object array string integer boolean
    datetime decimal numeric alphanumeric enum list map index url link path uri protocol syntax
    bytes milliseconds resolve resolved remote peer reset broken pipe certificate policy condition
    version deprecated feature function functionality enabled eligible ineligible applicable permitted prohibited restricted
    order-line ioss eori vatin iban bic nif siret ean gtin upc isbn asin imei serial soap rest sql dns vies rma
    unprocessable entity request not-found too-many utf bic hash checksum consistent consistency current currently original
    recipient's person birth dangerous goods battery hazmat customs declaration
    abort aborted about-to acceptable accessible according account acknowledged across activated active activity actual additional adjust
    admin administrator after-sales agent agreed agreement ahead algorithm alternative amended answered appears approval approve approved archive
    archived arrive arrived asked assign assigned associated assume attach attached authority authorised authorized backend balance bank base based
    basket begin behalf belonging bill billing book booked boolean both branch brand break browser buffer build building bulk business bytes cache
    calculated calculation calendar cap capacity card cart cash category catalogue catalog cause caused chain chargeback checkout child choice cipher
    clear clock cluster column combination combined command commercial commit commission common communication compare compatible compensation
    component concurrent condition conditions configuration configure configured consent consistent consumer consumed context contract control
    conversion convert converted copy count counter coupon create credit creditable crash criteria cross cutoff cycle daily damaged data database
    dead deadlock dealer declare decline decode decrypt deduct default defect defective define definition delayed demand depends depot description
    deserialize deserialization desktop destroy detail detected device dimension direct directory disconnect disconnected dispatcher display disputed
    distance district division domain domestic done door draft drop drops dropped edit effect element eligible else empty enable encoding encrypted
    encryption end ended ending ends engine ensure entity entries entry enumeration environment escalated estimate estimated evaluate evaluation even
    event ever evidence exact exactly examine example except excluded exclusive execute executed executing execution exhausted exit export express
    extension extra extract fallback false far fast fatal fault filter final finally finance financial finish finished fix fixed flag flow folder follow
    following follows force foreign form frequency fresh front fulfils function funds future general generate generated generation generic get gets
    global go goes gone grace grant granted gross group guarantee half handle handled handler handling happen happened hazard hard held help high history hit hold
    holder home hostname hub ignored illegal image immediately implementation implemented import imported inactive inbound included including income
    increase independent indicate indicated individual info information initial initialize inner input inside inspect instance instead instruction
    instructions insufficient insurance insured integer intended interface interrupted interval invalidated invoked invoking issue issued issuer issues job join
    joined journal keep kept kind known label language large last lead leave left legal length let level license linked live load loaded loading local locale located location
    lock log logged logic logout look loop lost low made main maintain major make making manage managed manager mandate mapping mark marked master
    matched matching maximal mean means measure measurement media medium member memory merge merged metadata middle middleware migration minor mode model
    module moment money monthly most move moved multi naming national native nature nearby net netto new night node none normal notice notification notified
    null object observed obsolete occur occurred occurs offline old once online open opened opening operate operator opposite optional origin originally
    otherwise outbound outdated output outstanding overflow override overwrite own owned owner owns pack packed packing paper parent parse part parts party
    passed path pause paused pay payable payer peak people perform performed performing periodic permanent permanently persist physical pick picked picking
    place placed plan planned policy pool pop port portal position positive possible post posted potential preparation prepare prepared present presented prevent
    prevented previously primary principal print priority private problem problems procedure proceed process production profile program progress prohibited proof
    proper proposed protected protection provider proxy public publish published pull purchase purchased purchases purge purpose push put query question queue queued quit
    raised range ranges rate rates reach reached reachable read reader ready real really rebate receipt receive receiver recent recently recognized recognised recommend reconnect record
    recorded recover recovery recreate redirect reduce reduced refer refers refill refresh refreshed refundable refunding refuse refusing region registered registration regulation
    related relation release reload remain remaining remains remind remote removal renew renewed reopen reopened repeat replace replaced replacement reply report
    reported represents require requires reroute reschedule reserve reserved reservation reset residence resolution resource responded responding response responsible
    restart restore restriction result results resume retained retrieve retrieved retrieval revert reverted reviewing revision rights risk roll rollback route
    routing rule rules run running safe safety sale sales sandbox satisfy save saved scan scanned schedule scheduled scheme screening search secret section secure security
    see seem select selection self semantic sensitive separate sequence serialization serialize series serve serving set sets setting settings settle settled settlement setup several shared
    sheet short shortage show shown side sign signed signing similar simple simultaneous since site situation size skip skipped slot slow small software sold
    solution solve some soon sort source space special specific specification split stage stale standard start started starting starts startup statement station
    statistics step steps stop stopped stopping storage store stored strategy stream street strict structure stuck style subject submission subscription
    subsequent success successful successfully suffix suggest suitable sum summary supplied supplier supply surcharge surname suspension switch
    sync synchronisation synchronised synchronization synchronized table tag take taken takes target task tasks tax taxable temp temporary terminate terminated terms test text there third
    thread threshold through ticket tier timestamp timing title today together tomorrow tool top topic touch trace track trade traffic transaction transfer transferred
    transform transit translation transmission transport tree trigger true trusted truncated turn twice two unable unchanged unclear uncollected undeliverable undelivered
    undergoing underlying understand understood unexpected unhandled uninitialized union unknown unless unlimited unlock unpaid unprocessed unreachable unreadable
    unresolved unsafe unsigned unsubscribed unsuccessful unsuitable until untracked unverified upcoming update updates updating upgrade upstream upgrading uppercase lowercase url
    usage user users usual utility validity variable variant variation vehicle vendor verification verified view virtual visible volume wait waits waited wallet
    want ways web webhook website week weekend weekly well white whitelist wide window wish work worker working works worth write writing yearly yesterday young zone
    exempt exempted iterate dangerous hazmat oversize overweight underage adult parent address's delivered undelivered attribution relabel printed printing cutoff cut
    prepaid postpaid cod collectable signature undocumented customs export sanction sanctioned embargo restricted territory zone area coverage served service-level
    substitute substitution bundle kit colour color material model brand condition grade warranty serviceable identical repeated unconfirmed unaccepted prior onwards upon respond dispatching
    redelivery resend resent corrupted corrupt scanned password-protected encrypted readable page pages logo currency-code citation reverse-charge outage degraded retriable retryable transient permanent
    legacy sunset migrated decommissioned nonexistent inexistent applicable sub quarantine frozen freeze fraud suspected suspicious kyc verification vacation holiday paused tracked trackable
    mailbox locker dropoff drop-off handover hand handed manifest pallet cubing dimensioned volumetric fragile cold`,
};
