/** Makes a certificate and then becomes the nginx of the image. @param names further arguments of openssl */
export const withCertificate = (names = '') => [
  'sh',
  '-c',
  `openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost ${names} -keyout /tmp/key.pem -out /tmp/cert.pem 2>&1 && ` +
    'exec entrypoint.sh nginx -c /tmp/nginx/conf/nginx.conf -g "daemon off;"',
];

/** Settings that make nginx use it. */
export const certificate = { TLS_CERT_FILE: '/tmp/cert.pem', TLS_KEY_FILE: '/tmp/key.pem' };
