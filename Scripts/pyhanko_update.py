"""Appends a revision to a PDF file as pyHanko does, for the tests.

    pyhanko_update.py IN OUT dss CERTIFICATE.pem...          material for verifying (DSS), with VRI
    pyhanko_update.py IN OUT stamp KEY.pem CERTIFICATE.pem   a time stamp over the file
    pyhanko_update.py IN OUT sign KEY.pem CERTIFICATE.pem FIELD
"""

import datetime
import io
import sys

from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore


def add_material(data, paths):
    output = io.BytesIO(data)
    last = PdfFileReader(io.BytesIO(data)).embedded_signatures[-1]
    DocumentSecurityStore.add_dss(
        output, sig_contents=last.pkcs7_content.hex().encode(),
        certs=[load_cert_from_pemder(path) for path in paths], ocsps=(), crls=())
    return output.getvalue()


def stamp(data, key, certificate):
    time = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
    authority = timestamps.DummyTimeStamper(
        tsa_cert=load_cert_from_pemder(certificate),
        tsa_key=load_private_key_from_pemder(key, None),
        certs_to_embed=SimpleCertificateStore(), fixed_dt=time)
    output = io.BytesIO()
    PdfTimeStamper(authority).timestamp_pdf(
        IncrementalPdfFileWriter(io.BytesIO(data)), "sha256", output=output)
    return output.getvalue()


def sign(data, key, certificate, field):
    output = io.BytesIO()
    signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(data)),
        signers.PdfSignatureMetadata(
            field_name=field, subfilter=fields.SigSeedSubFilter.PADES),
        signer=signers.SimpleSigner.load(key, certificate), existing_fields_only=True,
        output=output)
    return output.getvalue()


def main():
    source, target, kind, *rest = sys.argv[1:]
    with open(source, "rb") as file:
        data = file.read()
    made = {"dss": lambda: add_material(data, rest), "stamp": lambda: stamp(data, *rest),
            "sign": lambda: sign(data, *rest)}[kind]()
    with open(target, "wb") as file:
        file.write(made)


main()
