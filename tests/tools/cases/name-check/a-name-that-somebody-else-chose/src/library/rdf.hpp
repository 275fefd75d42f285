struct MimeInfo {};
