import { tokensWithPrefix } from "@/lib/platform/secrets/token";

export const { make: newScimToken, digestOf: scimTokenDigest } = tokensWithPrefix("lls_");
