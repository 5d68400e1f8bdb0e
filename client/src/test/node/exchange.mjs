// Another implementation of RFC 9421 (npm: http-message-signatures) signs what Ieum verifies, and verifies what Ieum signed.
// Reads one JSON document from standard input, writes one to standard output. Started by IndependentImplementationTest.
import { createRequire } from 'node:module';
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const { httpbis } = createRequire(process.argv[2] + '/')('http-message-signatures');
const task = JSON.parse(readFileSync(0, 'utf8'));

// raw r||s for P-256; Ed25519 takes no digest
const digest = task.algorithm === 'ed25519' ? undefined : 'sha256';
const key = (made) => (digest ? { key: made, dsaEncoding: 'ieee-p1363' } : made);

if (task.do === 'sign') {
  const secret = createPrivateKey(task.secret);
  const config = {
    name: 'ieum',
    key: { id: task.keyid, sign: async (data) => sign(digest, data, key(secret)) },
    fields: task.fields,
    params: ['keyid', 'created', 'tag', 'expires', 'nonce'],
    paramValues: {
      created: new Date(task.created * 1000),
      expires: new Date(task.expires * 1000),
      nonce: task.nonce,
      tag: task.tag,
    },
  };
  const signed = task.answer
    ? await httpbis.signMessage(config, task.answer, task.request)
    : await httpbis.signMessage(config, task.request);
  console.log(JSON.stringify(signed.headers));
} else {
  const known = createPublicKey(task.public);
  const config = {
    keyLookup: async () => ({
      id: task.keyid,
      algs: [task.algorithm],
      verify: async (data, signature) => verify(digest, data, key(known), signature),
    }),
    notAfter: new Date((task.created + 60) * 1000),
  };
  let genuine = false;
  try {
    genuine = task.answer
      ? await httpbis.verifyMessage(config, task.answer, task.request)
      : await httpbis.verifyMessage(config, task.request);
  } catch (refused) {
    console.error(refused.message);
  }
  console.log(JSON.stringify({ genuine: genuine === true }));
}
