// Asks and watches a ring over gRPC:
//
//   npm ci
//   node ring-client.js 127.0.0.1:9090 status
//   node ring-client.js 127.0.0.1:9090 lookup customer-42
//   node ring-client.js 127.0.0.1:9090,127.0.0.1:9091 watch [ID]
//
// Each answer is a line of JSON on standard output. `watch` goes on after the notice ID; when a node goes away it goes on at the next
// address, where the last notice left off. Environment: RING_TOKEN, a token; RING_DEADLINE, milliseconds a call may take; RING_COUNT, how
// many notices to watch. A call that fails ends the program with the code of gRPC, and its name and sentence on standard error.
'use strict';
const path = require('path');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const proto = grpc.loadPackageDefinition(
  loader.loadSync('ring/v1/ring.proto', {
    includeDirs: [path.join(__dirname, '../../main/proto')],
    keepCase: true,
    longs: String, // a token does not fit a JavaScript number
    enums: String,
    defaults: true,
    oneofs: true,
  }),
);

const PAUSE_MILLIS = 200;
const [addresses, command, argument] = process.argv.slice(2);
const clients = (addresses ?? '').split(',').map((address) =>
  new proto.ring.v1.Ring(address, grpc.credentials.createInsecure()));

function metadata() {
  const headers = new grpc.Metadata();
  if (process.env.RING_TOKEN) {
    headers.set('authorization', `Bearer ${process.env.RING_TOKEN}`);
  }
  return headers;
}

function options() {
  const millis = Number(process.env.RING_DEADLINE ?? 0);
  return millis > 0 ? { deadline: Date.now() + millis } : {};
}

function print(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

function fail(error) {
  process.stderr.write(`${grpc.status[error.code]}: ${error.details}\n`);
  process.exit(error.code);
}

function ask(method, request) {
  clients[0][method](request, metadata(), options(), (error, answer) => {
    if (error) {
      fail(error);
    }
    print(answer);
    process.exit(0);
  });
}

/** Only what may be other at another node, or later, is worth another attempt. */
function isWorthAnotherAttempt(error) {
  return error.code === grpc.status.UNAVAILABLE || error.code === grpc.status.CANCELLED;
}

function watch(after, node, left) {
  const stream = clients[node % clients.length].Watch({ after }, metadata(), options());
  let last = after;
  stream.on('data', (notice) => {
    print(notice);
    last = notice.id;
    left -= 1;
    if (left === 0) {
      process.exit(0);
    }
  });
  stream.on('error', (error) => {
    if (!isWorthAnotherAttempt(error)) {
      fail(error);
    }
    setTimeout(() => watch(last, node + 1, left), PAUSE_MILLIS);
  });
}

switch (command) {
  case 'status':
    ask('Status', {});
    break;
  case 'lookup':
    ask('Lookup', { key: argument });
    break;
  case 'watch':
    watch(argument ?? '', 0, Number(process.env.RING_COUNT ?? Infinity));
    break;
  default:
    process.stderr.write('usage: node ring-client.js ADDRESS[,ADDRESS] status | lookup KEY | watch [ID]\n');
    process.exit(64);
}
