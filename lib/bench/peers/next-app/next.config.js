// A Next app that does what the usual proxy does, to be measured beside ours: rewrites, a handler that re-streams, one that does nothing.
const config = {
  poweredByHeader: false,
  async rewrites() {
    return [
      { source: "/rewrite/:path*", destination: `${process.env.PEER_UPSTREAM ?? "http://127.0.0.1:4010"}/:path*/` },
    ];
  },
};

export default config;
