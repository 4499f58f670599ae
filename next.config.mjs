import createNextIntlPlugin from "next-intl/plugin";

const withWords = createNextIntlPlugin("./app/_words/request.ts");

/** @type {import('next').NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  // The built product is not the running process's to write to; a revalidated page is kept in memory.
  experimental: { agentUpgrade: false, isrFlushToDisk: false },
  // Types are checked once, by `npm run check` and `npm test`, not again by every build.
  typescript: { ignoreBuildErrors: true },
  // koffi finds the package with its machine code by the machine's name, which no bundler can follow.
  serverExternalPackages: ["koffi"],
  // Where scripts are loaded, messages are parsed by what our messages need (app/_words/format-message.ts).
  turbopack: { resolveAlias: { "use-intl/format-message": { browser: "./app/_words/format-message.ts" } } },
  // `[role]` would take any first part of an address. What is neither a file, a page, an API, a device nor below the start of a role is
  // answered as not found here: a page that says so itself is drawn by script alone.
  rewrites: async () => ({
    // Microsoft's apps write it in any case; sources are compared without regard to that.
    beforeFiles: [
      { source: "/autodiscover/autodiscover.xml", destination: "/autodiscover/autodiscover.xml" },
    ],
    afterFiles: [
      {
        source: "/((?!api/|scim/|_next/|admin(?:/|$)|domain-admin(?:/|$)|help/|home/devices/[^/]+$).*)",
        destination: "/_not-found",
      },
    ],
  }),
  outputFileTracingIncludes: {
    "/*": ["./drizzle/migrations/**", "./node_modules/@koromix/**", "./messages/**", "./docs/**/*.md"],
  },
};

export default withWords(config);
