import { createHash, createPrivateKey, type KeyObject } from "node:crypto";
import { ObjectIdentifier, OctetString, UTCTime } from "asn1js";
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";

/*
 * By pkijs: it signs with WebCrypto, and so with keys on elliptic curves too, which certificates have more and more often;
 * node-forge knows RSA alone. It is well kept, and small beside what it spares us.
 */

/** A certificate with those above it, and its key, in PEM. */
export interface ProfileSigner {
  certificate: string;
  key: string;
}

/** Contents of CMS (RFC 5652, sections 4 and 5) and attributes of a signature (section 11). */
const oid = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
};

const block = /-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----/g;

function certificatesOf(pem: string): [Certificate, ...Certificate[]] {
  const [own, ...above] = [...pem.matchAll(block)].map(([, text = ""]) =>
    Certificate.fromBER(Buffer.from(text, "base64")),
  );
  if (!own) throw new Error("The certificate for configuration profiles is not in PEM form.");
  return [own, ...above];
}

/** By which algorithm WebCrypto signs with the key. */
function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject) {
  if (asymmetricKeyType === "rsa") return { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const curves: Record<string, string> = {
    prime256v1: "P-256",
    secp384r1: "P-384",
    secp521r1: "P-521",
  };
  const namedCurve = curves[asymmetricKeyDetails?.namedCurve ?? ""];
  if (asymmetricKeyType === "ec" && namedCurve) return { name: "ECDSA", namedCurve };
  throw new Error("The key for configuration profiles must be an RSA or an EC key (P-256, P-384 or P-521).");
}

function importKey(pem: string): Promise<CryptoKey> {
  const key = createPrivateKey(pem);
  const pkcs8 = key.export({ format: "der", type: "pkcs8" });
  return crypto.subtle.importKey("pkcs8", pkcs8, algorithmOf(key), false, ["sign"]);
}

/** What is signed beside the content, in the order of DER. */
const signedAttributes = (content: Buffer) =>
  new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({ type: oid.contentType, values: [new ObjectIdentifier({ value: oid.data })] }),
      new Attribute({ type: oid.signingTime, values: [new UTCTime({ valueDate: new Date() })] }),
      new Attribute({
        type: oid.messageDigest,
        values: [new OctetString({ valueHex: createHash("sha256").update(content).digest() })],
      }),
    ],
  });

/** The content in a signed CMS message (RFC 5652), in DER; throws when the certificate or the key is of no use. */
export async function signProfile(text: string, { certificate, key }: ProfileSigner): Promise<Buffer> {
  const content = Buffer.from(text, "utf8");
  const chain = certificatesOf(certificate);
  const [{ issuer, serialNumber }] = chain;
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: oid.data,
      eContent: new OctetString({ valueHex: content }),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: signedAttributes(content),
      }),
    ],
    certificates: chain,
  });
  await signed.sign(await importKey(key), 0, "SHA-256");
  const message = new ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) });
  return Buffer.from(message.toSchema().toBER());
}
