/**
 * The signatures we take on an ID token. Asymmetric only: an HMAC token could be made by anybody who has the client
 * secret (RFC 8725 3.1).
 */
export const signingAlgorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
