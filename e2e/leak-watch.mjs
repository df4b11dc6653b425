// Stands on both sides of the app while the browser tests run. Between the app and Lengow it notes every secret that really passes:
// tokens as they are issued, keys as they are used. Between the browser and the app it looks for each of them in every answer of
// the whole run, headers and body. `GET /__watch` on the Lengow side tells what it saw.
import http from "node:http";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";

const [appPort, frontPort, lengowPort, watchPort] = process.argv.slice(2).map(Number);
const INFLATE = { gzip: promisify(gunzip), br: promisify(brotliDecompress), deflate: promisify(inflate) };

const secrets = new Set();
const leaks = [];
let answers = 0;
let looking = 0;

/** A secret and the form in which a careless program would pack it. */
function note(secret) {
  if (typeof secret !== "string" || secret.length < 8) return;
  secrets.add(secret);
  secrets.add(Buffer.from(secret).toString("base64"));
}
for (const known of process.env.E2E_SECRETS.split(" ")) note(known);

function tokenOf(bytes) {
  try {
    return JSON.parse(bytes.toString()).token;
  } catch {
    return undefined;
  }
}

/** What a call to Lengow gives away: the token in its header; on a sign-in the secret that was sent and the token that came back. */
function noteCall(request, sent, received) {
  note(request.headers.authorization);
  if (!request.url.startsWith("/access/get_token")) return;
  note(new URLSearchParams(sent.toString()).get("secret"));
  note(tokenOf(received));
}

async function lookAt(request, response, bytes) {
  const unpack = INFLATE[response.headers["content-encoding"]];
  const body = unpack && bytes.length > 0 ? await unpack(bytes).catch(() => bytes) : bytes;
  const text = `${JSON.stringify(response.rawHeaders)}\n${body.toString("latin1")}`;
  answers += 1;
  for (const secret of secrets) {
    if (text.includes(secret))
      leaks.push({ method: request.method, url: request.url, secret: `${secret.slice(0, 6)}…` });
  }
}

/** Hands a request on and its answer back, byte by byte; a connection cut on one side is cut on the other. */
function passOn(port, request, response, whenOver) {
  const sent = [];
  const received = [];
  const onward = http.request({
    host: "127.0.0.1",
    port,
    method: request.method,
    path: request.url,
    headers: request.headers,
  });
  const cut = () => {
    onward.destroy();
    response.destroy();
  };
  onward.on("error", cut);
  request.on("error", cut);
  response.on("close", () => onward.destroy());
  request.on("data", (chunk) => sent.push(chunk));
  request.pipe(onward);
  onward.on("response", (answer) => {
    response.writeHead(answer.statusCode, answer.statusMessage, answer.rawHeaders);
    answer.on("data", (chunk) => received.push(chunk));
    answer.on("error", cut);
    answer.on("aborted", cut);
    answer.pipe(response);
    answer.on("end", () => whenOver(answer, Buffer.concat(sent), Buffer.concat(received)));
  });
}

const front = http.createServer((request, response) => {
  passOn(appPort, request, response, async (answer, _sent, received) => {
    looking += 1;
    await lookAt(request, answer, received);
    looking -= 1;
  });
});

const lengow = http.createServer((request, response) => {
  if (request.url === "/__watch")
    return response.end(JSON.stringify({ answers, looking, secrets: [...secrets], leaks }));
  // Sign-ins are read, so they must not be compressed.
  if (request.url.startsWith("/access/")) delete request.headers["accept-encoding"];
  passOn(lengowPort, request, response, (_answer, sent, received) => noteCall(request, sent, received));
});

for (const server of [front, lengow]) server.keepAliveTimeout = 65_000;
front.listen(frontPort, "127.0.0.1");
lengow.listen(watchPort, "127.0.0.1");
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
