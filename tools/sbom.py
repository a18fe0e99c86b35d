#!/usr/bin/env python3
"""What is inside a release, from what the build itself resolved:
sbom.py project.assets.json VERSION COMMIT RID SECONDS OUT → xchat-VERSION-RID.spdx.json and xchat-VERSION-RID.licences.txt"""
import base64
import datetime
import json
import pathlib
import sys
import xml.etree.ElementTree as xml

assets_path, version, commit, rid, seconds, out = sys.argv[1:]
assets = json.loads(pathlib.Path(assets_path).read_text())
folders = [pathlib.Path(folder) for folder in assets["packageFolders"]]
out = pathlib.Path(out)


def folder_of(path):
    return next((folder / path for folder in folders if (folder / path).is_dir()), None)


def of_package(name, number, folder):
    """Licence, licence's text and checksum of a package on the disk."""
    licence, text, checksum = "NOASSERTION", "", None
    if folder:
        spec = next(folder.glob("*.nuspec"), None)
        metadata = xml.parse(spec).getroot() if spec else None
        for element in metadata.iter() if metadata is not None else ():
            if element.tag.endswith("}license"):
                if element.get("type") == "expression":
                    licence = element.text
                elif (folder / element.text).is_file():
                    text = (folder / element.text).read_text(errors="replace")
                    licence = "MIT" if "MIT License" in text or "Permission is hereby granted, free of charge" in text else licence
        for file in ("LICENSE.txt", "LICENSE.TXT", "LICENSE", "LICENSE.md", "THIRD-PARTY-NOTICES.TXT", "THIRD-PARTY-NOTICES.txt"):
            if (folder / file).is_file() and (read := (folder / file).read_text(errors="replace")) not in text:
                text += read
        signature = next(folder.glob("*.nupkg.sha512"), None)
        if signature:
            checksum = base64.b64decode(signature.read_text()).hex()
    return {"name": name, "version": number, "licence": licence, "text": text, "checksum": checksum}


inside = []
for key, library in sorted(assets["libraries"].items()):
    name, number = key.split("/")
    if library["type"] == "package":
        inside.append(of_package(name, number, folder_of(library["path"])))

# The runtime is in the file too: packs, which are no libraries of the project but downloads of the build.
for target in assets["project"]["frameworks"].values():
    for pack in sorted(target.get("downloadDependencies", []), key=lambda pack: pack["name"]):
        number = pack["version"].strip("[]").split(",")[0].strip()
        if ".Runtime." in pack["name"] and pack["name"].endswith(rid):
            inside.append(of_package(pack["name"], number, folder_of(f"{pack['name'].lower()}/{number}")))

names = f"xchat-{version}-{rid}"
spdx = {
    "spdxVersion": "SPDX-2.3",
    "dataLicense": "CC0-1.0",
    "SPDXID": "SPDXRef-DOCUMENT",
    "name": names,
    "documentNamespace": f"https://spdx.org/spdxdocs/{names}-{commit}",
    "creationInfo": {
        "created": datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "creators": ["Tool: tools/sbom.py"],
    },
    "packages": [
        {
            "SPDXID": "SPDXRef-xchat",
            "name": "XChat",
            "versionInfo": f"{version}+{commit}",
            "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False,
            "licenseConcluded": "GPL-3.0-only",
            "licenseDeclared": "GPL-3.0-only",
            "copyrightText": "NOASSERTION",
        }
    ],
    "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-xchat"}],
}
for package in inside:
    spdx["packages"].append(
        {
            "SPDXID": f"SPDXRef-{package['name']}",
            "name": package["name"],
            "versionInfo": package["version"],
            "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False,
            "licenseConcluded": "NOASSERTION",
            "licenseDeclared": package["licence"],
            "copyrightText": "NOASSERTION",
            "externalRefs": [
                {
                    "referenceCategory": "PACKAGE-MANAGER",
                    "referenceType": "purl",
                    "referenceLocator": f"pkg:nuget/{package['name']}@{package['version']}",
                }
            ],
            **({"checksums": [{"algorithm": "SHA512", "checksumValue": package["checksum"]}]} if package["checksum"] else {}),
        }
    )
    spdx["relationships"].append(
        {"spdxElementId": "SPDXRef-xchat", "relationshipType": "CONTAINS", "relatedSpdxElement": f"SPDXRef-{package['name']}"}
    )
(out / f"{names}.spdx.json").write_text(json.dumps(spdx, indent=1) + "\n")

with open(out / f"{names}.licences.txt", "w") as licences:
    licences.write(f"XChat {version} is under the GPL-3.0 (LICENSE). Inside {names} are also:\n")
    seen = {}
    for package in inside:
        licences.write(f"\n{package['name']} {package['version']}: {package['licence']}\n")
        if package["text"]:
            first = seen.setdefault(package["text"], package["name"])
            licences.write(f"  its text: as that of {first}\n" if first != package["name"] else package["text"].strip() + "\n")
