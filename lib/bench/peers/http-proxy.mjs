// The plain Node proxy: what a team would put between browser and Lengow in ten lines.
import http from "node:http";
import httpProxy from "http-proxy";

const [port, target] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
const proxy = httpProxy.createProxyServer({ target, agent });
proxy.on("error", (_, __, response) => response.writeHead?.(502).end());
http.createServer((request, response) => proxy.web(request, response)).listen(Number(port), "127.0.0.1");
