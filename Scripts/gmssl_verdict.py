"""Prints what gmssl, a second implementation, says of the SM2 signatures of PDF files, for the tests.

    gmssl_verdict.py ROOT.pem FILE...

A line for each signature: file name|field|the document's digest|the signature|the root's signature
upon the signer's certificate, each 对 or 不对. Nothing here comes from libcrypto.
"""

import os
import sys

from asn1crypto import cms, core, pem, x509
from gmssl import func, sm2, sm3
from pyhanko.pdf_utils.reader import PdfFileReader


class Numbers(core.Sequence):
    _fields = [("r", core.Integer), ("s", core.Integer)]


def holds(key_information, signature, message):
    # Both coordinates; before them stand the count of unused bits and 04.
    point = key_information["public_key"].contents[-64:]
    numbers = Numbers.load(signature)
    pair = f"{numbers['r'].native:064x}{numbers['s'].native:064x}"
    return sm2.CryptSM2(private_key="", public_key=point.hex()).verify_with_sm3(pair, message)


def said(is_right):
    return "对" if is_right else "不对"


def main(root, *paths):
    with open(root, "rb") as file:
        root = x509.Certificate.load(pem.unarmor(file.read())[2])
    for path in paths:
        with open(path, "rb") as file:
            content = file.read()
            file.seek(0)
            for signature in PdfFileReader(file).embedded_signatures:
                first, gap, after, length = (int(number) for number in signature.byte_range)
                covered = content[first:first + gap] + content[after:after + length]
                data = cms.ContentInfo.load(signature.pkcs7_content)["content"]
                signer = data["signer_infos"][0]
                attributes = signer["signed_attrs"]
                digest = next(attribute["values"][0].native for attribute in attributes
                              if attribute["type"].dotted == "1.2.840.113549.1.9.4")
                certificate = data["certificates"][0].chosen
                body = certificate["tbs_certificate"]
                print("|".join([
                    os.path.basename(path), signature.field_name,
                    said(sm3.sm3_hash(func.bytes_to_list(covered)) == digest.hex()),
                    said(holds(body["subject_public_key_info"], signer["signature"].native,
                               b"\x31" + attributes.dump()[1:])),
                    said(holds(root["tbs_certificate"]["subject_public_key_info"],
                               certificate["signature_value"].native, body.dump())),
                ]))


main(*sys.argv[1:])
