import { tokensWithPrefix } from "@/lib/platform/secrets/token";

export const { make: newApiKeyToken, digestOf: apiKeyDigest } = tokensWithPrefix("llk_");
