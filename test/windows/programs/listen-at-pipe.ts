import { createServer } from 'node:net';

/** Sits at the name of a pipe, as a program of another user may, and says so; then tells what it is sent. */
const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => process.stdout.write(chunk));
});
server.listen(process.argv[2], () => process.stdout.write('listening\n'));
