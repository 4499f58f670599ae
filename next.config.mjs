/** @type {import('next').NextConfig} */
export default {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  // The built product is not the running process's to write to; a revalidated page is kept in memory.
  experimental: { agentUpgrade: false, isrFlushToDisk: false },
  // koffi finds the package with its machine code by the machine's name, which no bundler can follow.
  serverExternalPackages: ["koffi"],
  outputFileTracingIncludes: { "/*": ["./drizzle/migrations/**", "./node_modules/@koromix/**"] },
};
