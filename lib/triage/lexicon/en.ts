import type { Lexicon } from "./lexicon";

export const en: Lexicon = {
  stop: `a an the this that these those there here it its is are am was were be been being has have had do does did will would shall can
    could may might of for to in on at by from as into with within and or your you our we us i my his her their them they he she him
    please kindly thank thanks error errors warning fatal severe info debug exception so if then than also which who whose what when
    where while because due just very per via some any each every such about mon tue wed thu fri sat sun
    monday tuesday wednesday thursday friday saturday sunday am pm utc gmt cet cest bst http https nginx apache cloudflare openresty varnish tomcat`,
  claims: `no not nor never without cannot none missing miss lack absent empty blank required mandatory must need needed should invalid valid
    incorrect wrong malformed bad unknown unrecognized unrecognised undefined unexpected unsupported supported support allowed disallowed
    forbidden denied refused rejected reject declined failed fail failure unable impossible already duplicate duplicated exists exist
    exceed exceeds exceeded exceeding too many more less fewer greater higher lower larger smaller longer shorter expired expire late early
    unavailable available timeout timed closed cancelled canceled shipped dispatched refunded locked blocked suspended disabled revoked
    unauthorized unauthenticated found mismatch match matches inconsistent conflict outside future past negative positive zero stock`,
  words: `order orders item items line lines product products sku skus article offer listing carrier carriers courier transporter shipper
    tracking track number numbers code codes id ids identifier reference shipment shipments shipping ship delivery deliver delivered
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
    differs equal least most maximum minimum max min up over under above below other another both all one two three multiple single
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
    recipient's person birth dangerous goods battery hazmat customs declaration`,
};
