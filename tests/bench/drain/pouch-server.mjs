import { join } from 'node:path';
import express from 'express';
import expressPouchdb from 'express-pouchdb';
import PouchDB from 'pouchdb';

const [folder] = process.argv.slice(2);
process.chdir(folder);
const Server = PouchDB.defaults({ prefix: join(folder, 'server-') });
const app = express();
app.use('/', expressPouchdb(Server, { mode: 'minimumForPouchDB', logPath: join(folder, 'server.log'), inMemoryConfig: true }));
const listening = app.listen(0, '127.0.0.1', () => process.stdout.write(`${listening.address().port}\n`));
