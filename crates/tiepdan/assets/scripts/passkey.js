// Passkeys: a form that asks for one is shown where the browser knows them, and sent with the browser's answer. Without this
// script the forms stay hidden, and a password with a code serves as before.
(() => {
  if (!window.PublicKeyCredential) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  const make = async (form) => {
    const { challenge, host, user, userName } = form.dataset;
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: bytes(challenge),
        rp: { id: host, name: document.title.split('·').pop().trim() },
        user: { id: bytes(user), name: userName, displayName: userName },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        attestation: 'none',
      },
    });
    const { response } = made;
    return {
      id: text(made.rawId),
      clientData: text(response.clientDataJSON),
      authData: text(response.getAuthenticatorData()),
      publicKey: text(response.getPublicKey()),
      algorithm: response.getPublicKeyAlgorithm(),
    };
  };

  const sign = async (form) => {
    const { challenge, host } = form.dataset;
    const signed = await navigator.credentials.get({
      publicKey: { challenge: bytes(challenge), rpId: host, userVerification: 'required' },
    });
    const { response } = signed;
    return {
      id: text(signed.rawId),
      clientData: text(response.clientDataJSON),
      authData: text(response.authenticatorData),
      signature: text(response.signature),
    };
  };

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const told = form.querySelector('[data-passkey-fault]');
      told.hidden = true;
      try {
        const answer = await (form.dataset.passkey === 'make' ? make(form) : sign(form));
        form.elements.answer.value = JSON.stringify(answer);
        form.submit();
      } catch {
        told.hidden = false;
      }
    });
  }
})();
