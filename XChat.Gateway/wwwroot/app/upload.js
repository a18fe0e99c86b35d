// One upload. XMLHttpRequest, because fetch cannot tell how much of a body has gone out.
export class Refused extends Error {}

/** Resolves with the stored attachment; rejects with Refused (a status) or an error of the network. */
export function upload(file, onProgress, whenCancelled) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, file.name);
    request.open('POST', new URL('upload', document.baseURI));
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onload = () => request.status === 200 && request.response?.url
      ? resolve(request.response)
      : reject(new Refused(request.status));
    request.onerror = () => reject(new Error('network'));
    whenCancelled(() => request.abort());
    request.send(form);
  });
}
