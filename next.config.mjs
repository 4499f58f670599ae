/** @type {import('next').NextConfig} */
export default {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  experimental: { agentUpgrade: false },
  outputFileTracingIncludes: { "/*": ["./drizzle/migrations/**"] },
};
