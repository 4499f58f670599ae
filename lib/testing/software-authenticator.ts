import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** A software authenticator: an ES256 key that answers as WebAuthn says, with flags "user present and verified". */
export function softwareAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  let counter = 0;
  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const data = (extra: Buffer[], flags: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++counter);
    return Buffer.concat([
      createHash("sha256").update("localhost").digest(),
      Buffer.from([flags]),
      count,
      ...extra,
    ]);
  };
  const envelope = {
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key" as const,
  };
  return {
    register(challenge: string, origin = "https://localhost:8443") {
      const attested = data([Buffer.alloc(16), Buffer.from([0, 16]), id, coseKey(publicKey)], 0x45);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(attested.length);
      // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}
      const object = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from("fmt"),
        Buffer.from([0x64]),
        Buffer.from("none"),
        Buffer.from([0x67]),
        Buffer.from("attStmt"),
        Buffer.from([0xa0, 0x68]),
        Buffer.from("authData"),
        Buffer.from([0x59]),
        length,
        attested,
      ]);
      const clientDataJSON = clientData("webauthn.create", challenge, origin).toString("base64url");
      return { ...envelope, response: { clientDataJSON, attestationObject: object.toString("base64url") } };
    },
    /** `verified`: whether it has asked the person for a PIN, a finger or a face. */
    prove(challenge: string, origin = "https://localhost:8443", verified = true) {
      const authenticatorData = data([], verified ? 0x05 : 0x01);
      const client = clientData("webauthn.get", challenge, origin);
      const signed = Buffer.concat([authenticatorData, createHash("sha256").update(client).digest()]);
      return {
        ...envelope,
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: authenticatorData.toString("base64url"),
          signature: sign("sha256", signed, privateKey).toString("base64url"),
        },
      };
    },
  };
}

/** COSE_Key of a P-256 public key (RFC 9053 section 7.1.1). */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const bytes = (text: string) => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(text, "base64url")]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(x),
    Buffer.from([0x22]),
    bytes(y),
  ]);
}

export type PasskeyAnswer = ReturnType<ReturnType<typeof softwareAuthenticator>["prove"]>;
